// One entity.
MATCH (n:Entity {id: $id})
RETURN n AS node
