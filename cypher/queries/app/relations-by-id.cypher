// Relations by their ids, with their ends.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.id IN $ids
RETURN r AS relation, a AS source, b AS target
