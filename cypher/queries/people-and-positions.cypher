/*---
title: People and positions
question: Who holds, held or founded what?
asked: Who holds, held or founded what? (About {entity}.)
group: People
order: 70
params:
  - name: entity
    label: Only around
    help: A person or an organisation.
    type: entity
result: both
columns:
  - { name: person, label: Person }
  - { name: relation, label: Relation }
  - { name: role, label: Role }
  - { name: organisation, label: Organisation }
  - { name: since, label: Since }
  - { name: until, label: Until }
  - { name: current, label: Current }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - Current is what a source states; "not stated" is neither yes nor no. Linked means that no role is stated.
---*/
MATCH (p:Person)-[r:HOLDS_POSITION|FOUNDED|LINKED_TO|OWNS|ADVISES|MEMBER_OF|LAUNCHED]->(o:Entity)
WHERE $entity IS NULL OR p.id = $entity OR o.id = $entity
RETURN p.name AS person, type(r) AS relation, r.role AS role, o.name AS organisation, r.startDate AS since,
  r.endDate AS until,
  CASE WHEN r.isCurrent = true THEN "yes" WHEN r.isCurrent = false THEN "no" ELSE "not stated" END AS current,
  r.confidence AS confidence, [r.id] AS relationIds
ORDER BY person, organisation, relation, r.id
LIMIT 5001;
