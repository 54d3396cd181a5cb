/*---
title: How are two linked?
question: What are the shortest ways from one to the other?
asked: What are the shortest ways from {from} to {to}, within {steps} steps?
group: First questions
order: 3
featured: "How is Nvidia linked to OpenAI?"
params:
  - name: from
    label: From
    type: entity
    required: true
    example: nvidia
  - name: to
    label: To
    type: entity
    required: true
    example: openai
  - name: steps
    label: At most this many steps
    type: integer
    min: 1
    max: 6
    default: 6
result: both
columns:
  - { name: steps, label: Steps }
  - { name: route, label: Way }
  - { name: inferred, label: "Steps that are inferred" }
  - relationIds
  - entityIds
caveats:
  - Only the shortest ways are given, all of the same length; a longer one can matter more.
  - A way is a sequence of facts. It does not say that the ends have to do with each other.
  - Inferred and disputed facts are walked as well; their steps are counted or drawn as such.
---*/
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[*..6]-(b))
WHERE length(p) <= $steps
WITH length(p) AS steps, [n IN nodes(p) | n.id] AS ids, [n IN nodes(p) | n.name] AS names,
  [r IN relationships(p) | r.id] AS relationIds, [r IN relationships(p) | type(r)] AS types,
  [r IN relationships(p) | startNode(r).id] AS starts,
  size([r IN relationships(p) WHERE r.basis = "inference" | r.id]) AS inferred
WITH steps, ids, relationIds, inferred,
  reduce(text = head(names), k IN range(0, size(types) - 1) | text
    + CASE WHEN types[k] IN ["PARTNER_OF", "COMPETES_WITH", "IN_TENSION_WITH"] THEN " – " + types[k] + " – "
      WHEN starts[k] = ids[k] THEN " – " + types[k] + " → " ELSE " ← " + types[k] + " – " END + names[k + 1]) AS route,
  reduce(text = "", id IN relationIds | text + " " + id) AS sorting
RETURN steps AS steps, route AS route, inferred AS inferred, relationIds AS relationIds, ids AS entityIds
ORDER BY steps, inferred, route, sorting
LIMIT 100;
