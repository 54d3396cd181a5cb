/*---
title: Sought, promised, paid
question: What money is sought, promised or paid around an entity, stage by stage?
asked: What money is sought, promised or paid around {entity}, stage by stage?
group: Money
order: 20
params:
  - name: entity
    label: Entity
    type: entity
    required: true
    example: aip
result: both
columns:
  - { name: stage, label: Stage }
  - { name: currency, label: Currency }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: qualifier, label: "How exact" }
  - { name: amount, label: Amount }
  - { name: amountMin, label: "Range from" }
  - { name: amountMax, label: "Range to" }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - The same money can pass through several stages, so amounts of different rows are never added up.
---*/
MATCH (e:Entity {id: $entity})-[r]-(:Entity)
WHERE r.moneyStatus IS NOT NULL
WITH DISTINCT r
RETURN r.moneyStatus AS stage, r.currency AS currency, startNode(r).name AS from, type(r) AS relation, endNode(r).name AS to,
  r.amountQualifier AS qualifier, r.amount AS amount, r.amountMin AS amountMin, r.amountMax AS amountMax,
  r.confidence AS confidence, [r.id] AS relationIds
ORDER BY stage, currency, amount, r.id
LIMIT 5001;
