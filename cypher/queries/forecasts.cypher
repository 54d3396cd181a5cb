/*---
title: Forecasts and what they are compared with
question: What is forecast, what is it compared with, and what is said to drive it?
group: Forecasts
order: 180
result: both
columns:
  - { name: metric, label: What is measured }
  - { name: qualifier, label: "How exact" }
  - { name: value, label: Value }
  - { name: unit, label: Unit }
  - { name: targetDate, label: By }
  - { name: forecastFor, label: Forecast for }
  - { name: comparedWith, label: Compared with }
  - { name: comparedValue, label: Its value }
  - { name: drivers, label: "Said to affect it" }
  - relationIds
caveats:
  - A comparison says that two were compared and not that they are equal; an empty value was not stated.
---*/
MATCH (m:Metric)
WHERE EXISTS { (m)<-[:FORECASTS]-(:Entity) } OR EXISTS { (m)-[:COMPARED_WITH]-(:Entity) }
OPTIONAL MATCH (f:Entity)-[r:FORECASTS]->(m)
OPTIONAL MATCH (m)-[c:COMPARED_WITH]->(o:Entity)
WITH m, f, r, c, o
WHERE r IS NOT NULL OR c IS NOT NULL
OPTIONAL MATCH (d:Entity)-[x:AFFECTS]->(m)
WITH m, f, r, c, o, d, x
ORDER BY d.name, x.id
WITH m, f, r, c, o, collect(DISTINCT d.name) AS drivers, collect(x.id) AS driverIds
RETURN m.name AS metric, m.qualifier AS qualifier, m.value AS value, m.unit AS unit, m.targetDate AS targetDate,
  f.name AS forecastFor, o.name AS comparedWith, o.value AS comparedValue,
  CASE WHEN size(drivers) > 0 THEN reduce(text = head(drivers), name IN tail(drivers) | text + ", " + name) END AS drivers,
  [id IN [r.id, c.id] WHERE id IS NOT NULL] + driverIds AS relationIds
ORDER BY metric, m.id, forecastFor, r.id, comparedWith, c.id
LIMIT 5001;
