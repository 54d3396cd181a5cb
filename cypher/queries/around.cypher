/*---
title: Everything within reach
question: What lies within a few steps of an entity?
asked: What lies within {steps} steps of {entity}?
group: Ways
order: 40
params:
  - name: entity
    label: Entity
    type: entity
    required: true
    example: openai
  - name: steps
    label: Steps
    type: integer
    min: 1
    max: 4
    default: 2
result: both
columns:
  - { name: step, label: Step }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: basis, label: Basis }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - Each relation stands once, at the step on which it is first reached. At most 2,000 are given, the nearest first.
  - Far steps of a well-connected entity are nearly everything. Two are usually enough.
---*/
MATCH (s:Entity {id: $entity})
CALL (s) {
  RETURN s.id AS reached, 1 AS step
  UNION
  WITH s WHERE $steps >= 2
  MATCH (s)--(m:Entity)
  RETURN DISTINCT m.id AS reached, 2 AS step
  UNION
  WITH s WHERE $steps >= 3
  MATCH (s)-[*1..2]-(m:Entity)
  RETURN DISTINCT m.id AS reached, 3 AS step
  UNION
  WITH s WHERE $steps >= 4
  MATCH (s)-[*1..3]-(m:Entity)
  RETURN DISTINCT m.id AS reached, 4 AS step
}
WITH reached, min(step) AS step
MATCH (m:Entity {id: reached})-[r]-(:Entity)
WITH r, min(step) AS step
RETURN step AS step, startNode(r).name AS from, type(r) AS relation, endNode(r).name AS to, r.basis AS basis, r.confidence AS confidence,
  [r.id] AS relationIds
ORDER BY step, from, relation, to, r.id
LIMIT 2000;
