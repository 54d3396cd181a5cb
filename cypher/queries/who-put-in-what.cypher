/*---
title: Who put in what?
question: Who put money into what, how much, and what has become of it?
asked: Who put money into what, how much, and what has become of it? (About {entity}.)
group: First questions
order: 1
featured: "Who put in what?"
params:
  - name: entity
    label: Only around
    help: A funder or a recipient; empty is everybody.
    type: entity
result: both
columns:
  - { name: funder, label: Funder }
  - { name: relation, label: Relation }
  - { name: recipient, label: Recipient }
  - { name: status, label: Status }
  - { name: qualifier, label: "How exact" }
  - { name: amount, label: Amount }
  - { name: amountMin, label: "From" }
  - { name: amountMax, label: "To" }
  - { name: currency, label: Currency }
  - { name: date, label: Date }
  - { name: confidence, label: Confidence }
  - { name: sharedTotal, label: "Shares one total with others" }
  - relationIds
caveats:
  - Each row is one fact. Rows are not to be added up across statuses or currencies.
  - Rows with the same shared total name one sum together.
  - An investment without a stated amount is listed without one; ownership is listed where it names money.
---*/
MATCH (f:Entity)-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS]->(t:Entity)
WHERE ($entity IS NULL OR f.id = $entity OR t.id = $entity)
  AND (type(r) <> "OWNS" OR r.moneyStatus IS NOT NULL)
RETURN f.name AS funder, type(r) AS relation, t.name AS recipient, r.moneyStatus AS status, r.amountQualifier AS qualifier,
  r.amount AS amount, r.amountMin AS amountMin, r.amountMax AS amountMax, r.currency AS currency,
  coalesce(r.announcedDate, r.startDate) AS date, r.confidence AS confidence, r.sharedTotalId AS sharedTotal,
  [r.id] AS relationIds
ORDER BY funder, recipient, r.id
LIMIT 5001;
