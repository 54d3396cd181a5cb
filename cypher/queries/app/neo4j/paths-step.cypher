// As ../paths-step, by Neo4j's own ids; the dates are those of our own facts, which another graph need not have.
MATCH (n)-[r]-(m)
WHERE elementId(n) IN $ids
  AND ($anyType OR type(r) IN $types)
  AND coalesce(toString(r.endDateLatest), "9999-12-31") >= $after
  AND coalesce(toString(r.startDateEarliest), toString(r.announcedDateEarliest), "0000-01-01") <= $before
RETURN elementId(n) AS here, elementId(r) AS relation, elementId(m) AS there, 0 AS inferred
ORDER BY here, there, relation
LIMIT $limit
