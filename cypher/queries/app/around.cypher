// The relations of one entity, whichever way they point, with the entity at the other end and how connected that is.
MATCH (n:Entity {id: $id})-[r]-(m)
RETURN r AS relation, m AS node, COUNT { (m)--() } AS degree
LIMIT $limit
