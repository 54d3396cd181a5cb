// How many entities pass the filters.
MATCH (n)
WHERE size([l IN labels(n) WHERE l IN $hidden]) = 0
  AND ($anyKind OR size([l IN labels(n) WHERE l IN $kinds]) > 0)
  AND ($anyDataset OR size([d IN n.datasets WHERE d IN $datasets]) > 0)
RETURN count(n) AS total
