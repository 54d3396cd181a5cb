// Relations that rest on one source, with their ends.
MATCH (a)-[r]->(b)
WHERE $id IN r.sourceIds
RETURN r AS relation, a AS source, b AS target
LIMIT $limit
