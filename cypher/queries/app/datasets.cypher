// The datasets that are loaded: title and dates for the reader, and the drawing as three lists.
MATCH (d:Dataset)
RETURN d AS dataset
