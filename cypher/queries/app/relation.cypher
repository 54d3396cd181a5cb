// One relation with its ends.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.id = $id
RETURN r AS relation, a AS source, b AS target
