/*---
title: Undated facts
question: Which facts carry no date at all?
asked: Which facts ({type}) carry no date at all?
group: Time
order: 210
params:
  - name: type
    label: Type of relation
    type: relationType
result: both
columns:
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: sources, label: Sources }
  - { name: sourceDate, label: "First date of a source" }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - The date of a source says when a fact was known at the latest, and not when it began.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.startDate IS NULL AND r.endDate IS NULL AND r.announcedDate IS NULL
  AND ($type IS NULL OR type(r) = $type)
UNWIND r.sourceIds AS sourceId
MATCH (s:Source {id: sourceId})
WITH a, b, r, count(DISTINCT s.id) AS sources, min(s.publishedDate) AS sourceDate
RETURN a.name AS from, type(r) AS relation, b.name AS to, sources AS sources, sourceDate AS sourceDate,
  r.confidence AS confidence, [r.id] AS relationIds
ORDER BY from, relation, to, r.id
LIMIT 5001;
