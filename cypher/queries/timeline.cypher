/*---
title: Timeline of announcements
question: What was announced or began when?
asked: What was announced or began when? (From {after} to {before}, about {entity}.)
group: Time
order: 200
params:
  - name: after
    label: From
    help: The day itself is in.
    type: date
  - name: before
    label: To
    help: All of it is in.
    type: date
  - name: entity
    label: Only around
    type: entity
result: both
columns:
  - { name: date, label: Date }
  - { name: dateOf, label: Date of }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: summary, label: Summary }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - A date is as precise as it is written; a year is put at its first day for the order.
  - Facts without any date are not here. See the undated facts.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE ($entity IS NULL OR a.id = $entity OR b.id = $entity)
  AND (r.announcedDate IS NOT NULL OR r.startDate IS NOT NULL)
WITH a, b, r, coalesce(r.announcedDate, r.startDate) AS date,
  CASE WHEN r.announcedDate IS NULL THEN "beginning" ELSE "announcement" END AS dateOf,
  CASE WHEN r.announcedDate IS NULL THEN coalesce(r.startDateEarliest, r.startDate) ELSE coalesce(r.announcedDateEarliest, r.announcedDate) END AS earliest,
  CASE WHEN r.announcedDate IS NULL THEN coalesce(r.startDateLatest, r.startDate) ELSE coalesce(r.announcedDateLatest, r.announcedDate) END AS latest
WHERE ($after IS NULL OR latest >= $after) AND ($before IS NULL OR left(earliest, size($before)) <= $before)
RETURN date AS date, dateOf AS dateOf, a.name AS from, type(r) AS relation, b.name AS to, r.summary AS summary,
  r.confidence AS confidence, [r.id] AS relationIds
ORDER BY earliest, latest, from, relation, to, r.id
LIMIT 5001;
