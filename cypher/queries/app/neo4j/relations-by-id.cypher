// As ../relations-by-id, by Neo4j's own ids.
MATCH (a)-[r]->(b)
WHERE elementId(r) IN $ids
RETURN r AS relation, a AS source, b AS target
