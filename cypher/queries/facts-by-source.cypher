/*---
title: Facts by source
question: What rests on one source, and where in it?
asked: What rests on {source}, and where in it?
group: Evidence
order: 140
params:
  - name: source
    label: Source
    type: source
    required: true
    example: article
result: both
columns:
  - { name: locator, label: Where in the source }
  - { name: stance, label: Stance }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: basis, label: Basis }
  - { name: confidence, label: Confidence }
  - { name: note, label: Note }
  - relationIds
caveats:
  - A fact that cites two places of the source stands in two rows.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE $source IN r.sourceIds
UNWIND range(0, size(r.sourceIds) - 1) AS i
WITH a, b, r, i
WHERE r.sourceIds[i] = $source
RETURN r.locators[i] AS locator, r.stances[i] AS stance, a.name AS from, type(r) AS relation, b.name AS to,
  r.basis AS basis, r.confidence AS confidence, r.notes[i] AS note, [r.id] AS relationIds
ORDER BY locator, from, relation, to, r.id, i;
