// How many relations pass the filters.
MATCH (a)-[r]->(b)
WHERE ($anyType OR type(r) IN $types)
  AND ($anyDataset OR size([d IN r.datasets WHERE d IN $datasets]) > 0)
  AND ($anyConfidence OR r.confidence IN $confidences)
  AND ($anyBasis OR r.basis IN $bases)
  AND size([l IN labels(a) WHERE l IN $hidden]) = 0
  AND size([l IN labels(b) WHERE l IN $hidden]) = 0
  AND ($anyKind OR size([l IN labels(a) WHERE l IN $kinds]) > 0)
  AND ($anyKind OR size([l IN labels(b) WHERE l IN $kinds]) > 0)
RETURN count(r) AS total
