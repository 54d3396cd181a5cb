// Entities that rest on one source.
MATCH (n:Entity)
WHERE $id IN n.sourceIds
RETURN n AS node
LIMIT $limit
