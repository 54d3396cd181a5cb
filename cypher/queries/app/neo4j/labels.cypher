// The labels of a graph that nobody described.
CALL db.labels() YIELD label
RETURN label AS label
