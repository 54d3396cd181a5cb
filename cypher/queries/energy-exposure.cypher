/*---
title: From AI lab to energy supplier
question: Through whom does an AI lab depend on which energy supplier?
asked: Through whom, within {steps} steps, is an AI lab ({lab}) joined to which energy supplier ({energy})?
group: Supply
order: 90
params:
  - name: lab
    label: Sector of the lab contains
    type: text
    required: true
    default: AI lab
  - name: energy
    label: Sector of the supplier contains
    type: text
    required: true
    default: energy
  - name: steps
    label: At most this many steps
    type: integer
    min: 1
    max: 4
    default: 3
result: both
columns:
  - { name: lab, label: AI lab }
  - { name: supplier, label: Energy supplier }
  - { name: steps, label: Steps }
  - { name: route, label: Way }
  - { name: inferred, label: "Steps that are inferred" }
  - relationIds
  - entityIds
caveats:
  - Ways go over capital, control, collaboration and supply. Only the shortest of each pair are given.
  - A way is exposure as far as the facts go, no contract for power; sectors are the dataset's words.
---*/
MATCH (a:Company), (b:Company)
WHERE toLower(a.sector) CONTAINS toLower($lab) AND toLower(b.sector) CONTAINS toLower($energy) AND a.id <> b.id
MATCH p = allShortestPaths((a)-[:INVESTED_IN|COMMITS_CAPITAL|OWNS|LAUNCHED|MEMBER_OF|ADVISES|PARTNER_OF|SUPPLIES|DEVELOPS*..4]-(b))
WHERE length(p) <= $steps
WITH a, b, length(p) AS steps, [n IN nodes(p) | n.id] AS ids, [n IN nodes(p) | n.name] AS names,
  [r IN relationships(p) | r.id] AS relationIds, [r IN relationships(p) | type(r)] AS types,
  [r IN relationships(p) | startNode(r).id] AS starts,
  size([r IN relationships(p) WHERE r.basis = "inference" | r.id]) AS inferred
WITH a, b, steps, ids, relationIds, inferred,
  reduce(text = head(names), k IN range(0, size(types) - 1) | text
    + CASE WHEN types[k] IN ["PARTNER_OF", "COMPETES_WITH", "IN_TENSION_WITH"] THEN " – " + types[k] + " – "
      WHEN starts[k] = ids[k] THEN " – " + types[k] + " → " ELSE " ← " + types[k] + " – " END + names[k + 1]) AS route,
  reduce(text = "", id IN relationIds | text + " " + id) AS sorting
RETURN a.name AS lab, b.name AS supplier, steps AS steps, route AS route, inferred AS inferred,
  relationIds AS relationIds, ids AS entityIds
ORDER BY lab, supplier, steps, inferred, route, sorting
LIMIT 5001;
