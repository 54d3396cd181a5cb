// Nodes by a property that the reader took for their identity; two are enough to know that it names no single one.
MATCH (n)
WHERE n[$property] IS NOT NULL AND toStringOrNull(n[$property]) = $value
RETURN n AS node
LIMIT 2
