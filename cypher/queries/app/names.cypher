// What an entity can be found by, the best connected first where the limit cuts.
MATCH (n:Entity)
WITH n, n.id AS id, COUNT { (n)--() } AS degree
ORDER BY degree DESC, id
LIMIT $limit
RETURN id AS id, n.name AS name, n.aliases AS aliases, n.formerNames AS formerNames, degree AS degree
