/*---
title: Facts to look at again
question: Which facts were last reviewed before a day?
asked: Which facts were last reviewed before {before}, or never?
group: Evidence
order: 190
params:
  - name: before
    label: Reviewed before
    type: date
    required: true
    example: "2027-01-01"
result: both
columns:
  - { name: reviewed, label: Last reviewed }
  - { name: reviewOf, label: Review of }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: confidence, label: Confidence }
  - { name: datasets, label: Datasets }
  - relationIds
caveats:
  - Where a fact has no review date of its own, the one of its first dataset stands for it. The second column says which.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
OPTIONAL MATCH (d:Dataset)
WHERE d.id = head(r.datasets)
WITH a, b, r, coalesce(r.reviewedDate, d.reviewedDate) AS reviewed,
  CASE WHEN r.reviewedDate IS NOT NULL THEN "the fact" WHEN d.reviewedDate IS NOT NULL THEN "its dataset" ELSE "nobody" END AS reviewOf
WHERE reviewed IS NULL OR reviewed < $before
RETURN reviewed AS reviewed, reviewOf AS reviewOf, a.name AS from, type(r) AS relation, b.name AS to,
  r.confidence AS confidence, reduce(text = head(coalesce(r.datasets, [""])), id IN tail(coalesce(r.datasets, [])) | text + ", " + id) AS datasets,
  [r.id] AS relationIds
ORDER BY reviewed, from, relation, to, r.id
LIMIT 5001;
