/*---
title: Circular capital
question: Where does money that one puts into another come back?
asked: Where does money that one puts into another come back within {steps} steps, counting {back}?
group: Money
order: 30
params:
  - name: steps
    label: Steps on the way back
    type: integer
    min: 1
    max: 4
    default: 3
  - name: back
    label: What counts as a way back
    type: choice
    default: money
    choices:
      - { value: money, label: "money only (capital, ownership, purchases)" }
      - { value: any, label: "any tie of money or collaboration" }
result: both
columns:
  - { name: funder, label: Funder }
  - { name: funded, label: Funded }
  - { name: route, label: "The way back, from the funded to the funder" }
  - { name: steps, label: Steps back }
  - { name: status, label: "Status of the money put in" }
  - { name: relationIds, label: Relations }
caveats:
  - Money goes with an investment and against a supply, since who is supplied pays. A partnership has no direction.
  - A ring stands once, at the capital relation that comes first by id. Retracted facts are left out.
  - A way back is a sequence of facts, no proof that the same money goes round.
---*/
MATCH (a:Entity)-[i:INVESTED_IN|COMMITS_CAPITAL]->(b:Entity)
WHERE coalesce(i.confidence, "") <> "retracted" AND a.id <> b.id
CALL (a, b, i) {
  MATCH p = (b)-[:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES*1..4]-(a)
  WHERE $back = "money" AND length(p) <= $steps
  WITH [n IN nodes(p) | n.id] AS ids, [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | r.id] AS relationIds,
    [r IN relationships(p) | type(r)] AS types, [r IN relationships(p) | startNode(r).id] AS starts,
    [r IN relationships(p) | coalesce(r.confidence, "")] AS confidences
  // With the money: a supply is walked from the supplied to the supplier, all else from its start.
  WHERE all(k IN range(0, size(types) - 1) WHERE (types[k] = "SUPPLIES" AND starts[k] <> ids[k]) OR (types[k] <> "SUPPLIES" AND starts[k] = ids[k]))
  RETURN ids AS ids, names AS names, relationIds AS relationIds, types AS types, starts AS starts, confidences AS confidences
  UNION
  MATCH p = (b)-[:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF|LAUNCHED|MEMBER_OF|ADVISES*1..4]-(a)
  WHERE $back = "any" AND length(p) <= $steps
  WITH [n IN nodes(p) | n.id] AS ids, [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | r.id] AS relationIds,
    [r IN relationships(p) | type(r)] AS types, [r IN relationships(p) | startNode(r).id] AS starts,
    [r IN relationships(p) | coalesce(r.confidence, "")] AS confidences
  WHERE all(k IN range(0, size(types) - 1) WHERE types[k] IN ["PARTNER_OF", "LAUNCHED", "MEMBER_OF", "ADVISES"]
    OR (types[k] = "SUPPLIES" AND starts[k] <> ids[k]) OR (types[k] <> "SUPPLIES" AND starts[k] = ids[k]))
  RETURN ids AS ids, names AS names, relationIds AS relationIds, types AS types, starts AS starts, confidences AS confidences
}
WITH a, b, i, ids, names, relationIds, types, starts, confidences
WHERE none(c IN confidences WHERE c = "retracted")
  AND all(n IN range(0, size(ids) - 1) WHERE none(m IN range(0, size(ids) - 1) WHERE m <> n AND ids[m] = ids[n]))
  AND all(k IN range(0, size(types) - 1) WHERE relationIds[k] <> i.id AND NOT (types[k] IN ["INVESTED_IN", "COMMITS_CAPITAL"] AND relationIds[k] < i.id))
WITH a, b, i, relationIds, size(types) AS steps,
  reduce(text = head(names), k IN range(0, size(types) - 1) | text
    + CASE WHEN types[k] IN ["PARTNER_OF", "COMPETES_WITH", "IN_TENSION_WITH"] THEN " – " + types[k] + " – "
      WHEN starts[k] = ids[k] THEN " – " + types[k] + " → " ELSE " ← " + types[k] + " – " END + names[k + 1]) AS route,
  reduce(text = "", id IN relationIds | text + " " + id) AS sorting
RETURN a.name AS funder, b.name AS funded, route AS route, steps AS steps, i.moneyStatus AS status,
  [i.id] + relationIds AS relationIds
ORDER BY steps, funder, funded, i.id, sorting
LIMIT 500;
