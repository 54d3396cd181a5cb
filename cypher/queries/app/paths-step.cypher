// One step further from entities: every relation that may be walked, whichever way it points, in a fixed order.
// It may where it was perhaps true between the two days: it did not surely begin after the one or end before the other.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r]-(m:Entity)
WHERE ($anyType OR type(r) IN $types)
  AND coalesce(r.endDateLatest, "9999-12-31") >= $after
  AND coalesce(r.startDateEarliest, r.announcedDateEarliest, "0000-01-01") <= $before
WITH n.id AS here, r.id AS relation, m.id AS there, CASE WHEN r.basis = "inference" THEN 1 ELSE 0 END AS inferred
RETURN here AS here, relation AS relation, there AS there, inferred AS inferred
ORDER BY here, there, relation
LIMIT $limit
