// How many entities are at an end of a relation that passes the filters.
MATCH (n)
WHERE size([l IN labels(n) WHERE l IN $hidden]) = 0
  AND ($anyKind OR size([l IN labels(n) WHERE l IN $kinds]) > 0)
  AND EXISTS {
    (n)-[r]-(m)
    WHERE ($anyType OR type(r) IN $types)
      AND ($anyDataset OR size([d IN r.datasets WHERE d IN $datasets]) > 0)
      AND ($anyConfidence OR r.confidence IN $confidences)
      AND ($anyBasis OR r.basis IN $bases)
      AND size([l IN labels(m) WHERE l IN $hidden]) = 0
      AND ($anyKind OR size([l IN labels(m) WHERE l IN $kinds]) > 0)
  }
RETURN count(n) AS total
