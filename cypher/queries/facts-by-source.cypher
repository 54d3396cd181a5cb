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
    example: aip-article
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
  - entityIds
caveats:
  - A row without a relation is about the entity itself.
  - A fact that cites two places of the source stands in two rows.
---*/
CALL () {
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE $source IN r.sourceIds
  UNWIND range(0, size(r.sourceIds) - 1) AS i
  WITH a, b, r, i
  WHERE r.sourceIds[i] = $source
  RETURN r.locators[i] AS locator, r.stances[i] AS stance, a.name AS from, type(r) AS relation, b.name AS to,
    r.basis AS basis, r.confidence AS confidence, r.notes[i] AS note, [r.id] AS relationIds, [] AS entityIds,
    r.id AS factId, i AS i
  UNION ALL
  MATCH (n:Entity)
  WHERE $source IN n.sourceIds
  UNWIND range(0, size(n.sourceIds) - 1) AS i
  WITH n, i
  WHERE n.sourceIds[i] = $source
  RETURN n.locators[i] AS locator, n.stances[i] AS stance, n.name AS from, null AS relation, null AS to,
    null AS basis, null AS confidence, n.notes[i] AS note, [] AS relationIds, [n.id] AS entityIds,
    n.id AS factId, i AS i
}
RETURN locator AS locator, stance AS stance, from AS from, relation AS relation, to AS to, basis AS basis,
  confidence AS confidence, note AS note, relationIds AS relationIds, entityIds AS entityIds
ORDER BY locator, from, relation, to, factId, i
LIMIT 5001;
