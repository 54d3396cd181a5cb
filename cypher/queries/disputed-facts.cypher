/*---
title: Disputed and retracted facts
question: What is disputed or has been taken back, and by whom?
asked: What is disputed or has been taken back, and by whom? ({show})
group: Evidence
order: 170
params:
  - name: show
    label: Show
    type: choice
    default: both
    choices:
      - { value: both, label: disputed and retracted }
      - { value: disputed, label: disputed only }
      - { value: retracted, label: retracted only }
result: both
columns:
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: confidence, label: Confidence }
  - { name: stance, label: Stance }
  - { name: source, label: Source }
  - { name: withdrawn, label: "The source was withdrawn" }
  - { name: locator, label: Where in it }
  - { name: note, label: Note }
  - relationIds
caveats:
  - Each row is one piece of evidence, for or against. A fact is retracted where all its support was withdrawn.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE ($show <> "retracted" AND (r.confidence = "disputed" OR "disputes" IN r.stances))
  OR ($show <> "disputed" AND r.confidence = "retracted")
UNWIND range(0, size(r.sourceIds) - 1) AS i
WITH a, b, r, i, r.sourceIds[i] AS sourceId
MATCH (s:Source {id: sourceId})
RETURN a.name AS from, type(r) AS relation, b.name AS to, r.confidence AS confidence, r.stances[i] AS stance,
  s.title AS source, CASE WHEN s.withdrawn = true THEN "yes" ELSE "no" END AS withdrawn,
  r.locators[i] AS locator, r.notes[i] AS note, [r.id] AS relationIds
ORDER BY confidence, from, relation, to, r.id, stance, i
LIMIT 5001;
