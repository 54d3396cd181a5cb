// Relations that pass the filters, among these entities.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE a.id IN $ids AND b.id IN $ids
  AND ($anyType OR type(r) IN $types)
  AND ($anyDataset OR size([d IN r.datasets WHERE d IN $datasets]) > 0)
  AND ($anyConfidence OR r.confidence IN $confidences)
  AND ($anyBasis OR r.basis IN $bases)
WITH r, r.id AS id
ORDER BY id
LIMIT $limit
RETURN r AS relation
