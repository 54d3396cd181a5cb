/*---
title: Rivals at one table
question: Which rivals sit in the same consortium?
group: Conflict
order: 120
result: both
columns:
  - { name: one, label: One }
  - { name: other, label: The other }
  - { name: dividedBy, label: Divided by }
  - { name: table, label: Both belong to }
  - { name: confidence, label: Confidence of the conflict }
  - relationIds
caveats:
  - Belonging is launching, being a member or advising. Retracted facts are left out.
---*/
MATCH (a:Entity)-[c:COMPETES_WITH|IN_TENSION_WITH]-(b:Entity)
WHERE a.id < b.id AND coalesce(c.confidence, "") <> "retracted"
MATCH (a)-[x:LAUNCHED|MEMBER_OF|ADVISES]->(t:Consortium)<-[y:LAUNCHED|MEMBER_OF|ADVISES]-(b)
WHERE coalesce(x.confidence, "") <> "retracted" AND coalesce(y.confidence, "") <> "retracted"
WITH a, b, c, t, x.id AS oneId, y.id AS otherId
ORDER BY oneId, otherId
WITH a, b, c, t, collect(DISTINCT oneId) AS oneIds, collect(DISTINCT otherId) AS otherIds
RETURN a.name AS one, b.name AS other, type(c) AS dividedBy, t.name AS table, c.confidence AS confidence,
  [c.id] + oneIds + otherIds AS relationIds
ORDER BY one, other, table, c.id
LIMIT 5001;
