// Entities that pass the filters, the best connected first, so that a cut leaves what holds the graph together.
MATCH (n)
WHERE size([l IN labels(n) WHERE l IN $hidden]) = 0
  AND ($anyKind OR size([l IN labels(n) WHERE l IN $kinds]) > 0)
  AND ($anyDataset OR size([d IN n.datasets WHERE d IN $datasets]) > 0)
WITH n, n.id AS id, COUNT { (n)--() } AS degree
ORDER BY degree DESC, id
LIMIT $limit
RETURN n AS node
