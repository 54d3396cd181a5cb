// As ../graph-relations-among, by Neo4j's own ids.
MATCH (a)-[r]->(b)
WHERE elementId(a) IN $ids AND elementId(b) IN $ids
  AND ($anyType OR type(r) IN $types)
  AND ($anyDataset OR size([d IN r.datasets WHERE d IN $datasets]) > 0)
  AND ($anyConfidence OR r.confidence IN $confidences)
  AND ($anyBasis OR r.basis IN $bases)
WITH r, r.id AS id
ORDER BY id
LIMIT $limit
RETURN r AS relation
