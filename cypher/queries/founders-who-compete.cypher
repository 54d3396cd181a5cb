/*---
title: Founders who moved on and compete
question: Which founders are now tied to a rival of what they founded, or at odds with who leads it?
group: People
order: 80
result: both
columns:
  - { name: founder, label: Founder }
  - { name: founded, label: Founded }
  - { name: left, label: "Left it" }
  - { name: nowWith, label: "Now tied to" }
  - { name: tie, label: By }
  - { name: rivalry, label: Rivalry }
  - { name: confidence, label: "Confidence of the rivalry" }
  - relationIds
caveats:
  - Rivalry is a competition or tension with what was founded, or with a person who holds a position there.
  - That somebody left is said only where an end or a successor is stated. "Not stated" is no claim either way.
  - Being tied to both at once is listed too; whoever founded two companies is on both ends.
---*/
MATCH (p:Person)-[f:FOUNDED]->(x:Entity)
MATCH (p)-[t:FOUNDED|HOLDS_POSITION|LINKED_TO|OWNS]->(y:Entity)
WHERE y.id <> x.id AND coalesce(f.confidence, "") <> "retracted" AND coalesce(t.confidence, "") <> "retracted"
OPTIONAL MATCH (p)-[position:HOLDS_POSITION]->(x)
WITH p, f, x, t, y, min(position.endDate) AS ended, sum(CASE WHEN position.isCurrent = false THEN 1 ELSE 0 END) AS former
CALL (p, x, y) {
  MATCH (y)-[c:COMPETES_WITH|IN_TENSION_WITH]-(x)
  RETURN c.id AS conflictId, type(c) AS conflictType, y.name AS sideOne, x.name AS sideTwo, c.confidence AS confidence, [c.id] AS ids
  UNION
  MATCH (p)-[c:COMPETES_WITH|IN_TENSION_WITH]-(q:Person)-[h:HOLDS_POSITION]->(x)
  RETURN c.id AS conflictId, type(c) AS conflictType, p.name AS sideOne, q.name AS sideTwo, c.confidence AS confidence, [c.id, h.id] AS ids
}
WITH p, f, x, t, y, ended, former, conflictId, conflictType, sideOne, sideTwo, confidence, ids
WHERE coalesce(confidence, "") <> "retracted"
RETURN p.name AS founder, x.name AS founded,
  CASE WHEN ended IS NOT NULL THEN "position ended " + ended WHEN former > 0 THEN "a position has ended" WHEN f.endDate IS NOT NULL THEN "ended " + f.endDate ELSE "not stated" END AS left,
  y.name AS nowWith, type(t) AS tie, sideOne + " " + conflictType + " " + sideTwo AS rivalry, confidence AS confidence,
  [f.id, t.id] + ids AS relationIds
ORDER BY founder, founded, nowWith, tie, t.id, f.id, rivalry, conflictId
LIMIT 5001;
