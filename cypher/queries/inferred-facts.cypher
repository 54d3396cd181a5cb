/*---
title: Inferred facts
question: What is our own inference and stands in no source?
asked: What is {basis} and stands in no source as such?
group: Evidence
order: 160
params:
  - name: basis
    label: Basis
    type: choice
    default: inference
    choices:
      - { value: inference, label: our inference }
      - { value: analysis, label: analysis }
result: both
columns:
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: inferredFrom, label: Inferred from }
  - { name: locator, label: Where in it }
  - { name: note, label: Note }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - The place named is the sentence that the fact was inferred from. It does not state it.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.basis = $basis
UNWIND range(0, size(r.sourceIds) - 1) AS i
WITH a, b, r, i, r.sourceIds[i] AS sourceId
MATCH (s:Source {id: sourceId})
RETURN a.name AS from, type(r) AS relation, b.name AS to, s.title AS inferredFrom,
  r.locators[i] AS locator, coalesce(r.summary, r.notes[i]) AS note, r.confidence AS confidence, [r.id] AS relationIds
ORDER BY from, relation, to, r.id, i
LIMIT 5001;
