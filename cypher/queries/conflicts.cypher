/*---
title: Conflicts and who says so
question: Who competes or is in tension with whom, and who says so?
asked: Who competes or is in tension with whom, and who says so? (About {entity}.)
group: Conflict
order: 110
params:
  - name: entity
    label: Only around
    type: entity
result: both
columns:
  - { name: one, label: One }
  - { name: conflict, label: Conflict }
  - { name: other, label: The other }
  - { name: saidBy, label: Who says so }
  - { name: basis, label: Basis }
  - { name: confidence, label: Confidence }
  - { name: summary, label: Summary }
  - { name: sources, label: Sources }
  - relationIds
caveats:
  - A conflict is always somebody's characterisation; an inferred one is ours. The order of the two says nothing.
---*/
MATCH (a:Entity)-[r:COMPETES_WITH|IN_TENSION_WITH]->(b:Entity)
WHERE $entity IS NULL OR a.id = $entity OR b.id = $entity
WITH a, b, r, coalesce(r.attributedTo, "not stated") AS who
// An entity or a source says so; the last branch keeps the fact where neither is there.
CALL (who) {
  MATCH (e:Entity {id: who}) RETURN e.name AS saidBy
  UNION
  MATCH (s:Source {id: who}) RETURN s.title AS saidBy
  UNION
  RETURN who AS saidBy
}
WITH a, b, r, who, collect(saidBy) AS names
WITH a, b, r, [name IN names WHERE name <> who] + [who] AS names
RETURN a.name AS one, type(r) AS conflict, b.name AS other, head(names) AS saidBy,
  r.basis AS basis, r.confidence AS confidence, r.summary AS summary, size(coalesce(r.sourceIds, [])) AS sources,
  [r.id] AS relationIds
ORDER BY one, other, conflict, r.id
LIMIT 5001;
