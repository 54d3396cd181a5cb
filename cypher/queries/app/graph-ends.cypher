// Entities at an end of a relation that passes the filters, the best connected first.
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
WITH n, n.id AS id, COUNT { (n)--() } AS degree
ORDER BY degree DESC, id
LIMIT $limit
RETURN n AS node
