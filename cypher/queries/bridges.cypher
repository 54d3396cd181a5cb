/*---
title: Who sits on several sides?
question: Who joins others that have no tie of their own?
asked: Who joins at least {pairs} pairs of others that have no tie of their own?
group: Alliances
order: 60
params:
  - name: pairs
    label: At least this many pairs
    type: integer
    min: 1
    max: 1000
    default: 3
  - name: entity
    label: Only this one
    type: entity
result: both
columns:
  - { name: bridge, label: Bridge }
  - { name: kind, label: Kind }
  - { name: pairs, label: "Pairs that it joins" }
  - { name: organisations, label: "Organisations and people it is tied to" }
  - { name: example, label: "For example" }
  - relationIds
caveats:
  - Counted are ties of capital, control, collaboration and supply between people, companies, consortia and public bodies.
  - Two that are tied to each other, however weakly, are no pair. Retracted facts are left out. The first 100 are given.
---*/
MATCH (a:Entity)-[x:INVESTED_IN|COMMITS_CAPITAL|OWNS|HOLDS_POSITION|FOUNDED|LINKED_TO|LAUNCHED|MEMBER_OF|ADVISES|PARTNER_OF|SUPPLIES]-(n:Entity)
WHERE ($entity IS NULL OR n.id = $entity)
  AND (n:Person OR n:Company OR n:Consortium OR n:PublicBody) AND (a:Person OR a:Company OR a:Consortium OR a:PublicBody)
  AND coalesce(x.confidence, "") <> "retracted"
MATCH (n)-[y:INVESTED_IN|COMMITS_CAPITAL|OWNS|HOLDS_POSITION|FOUNDED|LINKED_TO|LAUNCHED|MEMBER_OF|ADVISES|PARTNER_OF|SUPPLIES]-(b:Entity)
WHERE a.id < b.id AND (b:Person OR b:Company OR b:Consortium OR b:PublicBody)
  AND coalesce(y.confidence, "") <> "retracted"
  AND NOT EXISTS { (a)--(b) }
WITH n, a, b, x.id AS tieA, y.id AS tieB
ORDER BY n.id, a.name, b.name, a.id, b.id, tieA, tieB
UNWIND [{id: tieA, end: a.id}, {id: tieB, end: b.id}] AS tie
WITH n, collect(DISTINCT a.name + " and " + b.name) AS joined, collect(DISTINCT tie.id) AS ids, count(DISTINCT tie.end) AS organisations
WHERE size(joined) >= $pairs
RETURN n.name AS bridge, head([label IN labels(n) WHERE label <> "Entity"]) AS kind, size(joined) AS pairs,
  organisations AS organisations, head(joined) AS example, ids AS relationIds
ORDER BY pairs DESC, bridge, n.id
LIMIT 100;
