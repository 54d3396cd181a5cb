// As ../around, for a graph that the ingest did not load: by Neo4j's own id, which is outside the subset on purpose.
MATCH (n)-[r]-(m)
WHERE elementId(n) = $id
RETURN r AS relation, m AS node, COUNT { (m)--() } AS degree
LIMIT $limit
