/*---
title: A consortium's members and their other ties
question: Who belongs to a consortium, and what ties do they have outside it?
asked: Who belongs to {consortium}, and what ties do they have outside it?
group: Alliances
order: 50
params:
  - name: consortium
    label: Consortium
    type: entity
    picker: { kinds: [Consortium] }
    required: true
    example: aip
  - name: among
    label: Also ties between members
    type: boolean
    default: true
result: both
columns:
  - { name: member, label: Member }
  - { name: belongsAs, label: Belongs as }
  - { name: relation, label: Tie }
  - { name: direction, label: Direction }
  - { name: other, label: With }
  - { name: otherIs, label: Who is }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - Belonging is launching, being a member or advising; the second column keeps them apart.
  - A member without ties outside stands with an empty tie.
---*/
MATCH (x:Entity)-[:LAUNCHED|MEMBER_OF|ADVISES]->(:Entity {id: $consortium})
WITH collect(DISTINCT x.id) AS members
MATCH (m:Entity)-[j:LAUNCHED|MEMBER_OF|ADVISES]->(:Entity {id: $consortium})
OPTIONAL MATCH (m)-[r]-(o:Entity)
WHERE o.id <> $consortium AND ($among OR NOT o.id IN members)
RETURN m.name AS member, coalesce(j.role, type(j)) AS belongsAs, type(r) AS relation,
  CASE WHEN r IS NULL THEN null WHEN startNode(r).id = m.id THEN "from the member" ELSE "to the member" END AS direction,
  o.name AS other, CASE WHEN o IS NULL THEN null WHEN o.id IN members THEN "another member" ELSE "outside" END AS otherIs,
  r.confidence AS confidence, [id IN [j.id, r.id] WHERE id IS NOT NULL] AS relationIds
ORDER BY member, belongsAs, j.id, relation, other, r.id
LIMIT 5001;
