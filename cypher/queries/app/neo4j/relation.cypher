// As ../relation, by Neo4j's own id.
MATCH (a)-[r]->(b)
WHERE elementId(r) = $id
RETURN r AS relation, a AS source, b AS target
