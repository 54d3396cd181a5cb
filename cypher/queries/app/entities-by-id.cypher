// Entities by their ids.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n AS node, COUNT { (n)--() } AS degree
