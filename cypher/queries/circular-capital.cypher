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
    max: 3
    default: 3
  - name: back
    label: What counts as a way back
    type: choice
    default: money
    choices:
      - { value: money, label: "money only (capital, ownership, purchases)" }
      - { value: any, label: "money or a partnership" }
  - name: entity
    label: Only money of
    help: The one that puts it in; empty is everybody.
    type: entity
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
  - A ring stands once, at the capital relation that comes first by id. Retracted facts are left out. The first 500 rings are given.
  - A way back is a sequence of facts, no proof that the same money goes round.
---*/
MATCH (a:Entity)-[i:INVESTED_IN|COMMITS_CAPITAL]->(b:Entity)
WHERE ($entity IS NULL OR a.id = $entity) AND a.id <> b.id AND coalesce(i.confidence, "") <> "retracted"
// One branch for each length of the way back, cut at every step: with the money, and never to the same place twice.
CALL (a, b, i) {
  MATCH (b)-[r1:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(a)
  WHERE CASE type(r1) WHEN "SUPPLIES" THEN endNode(r1).id = b.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r1).id = b.id END
    AND coalesce(r1.confidence, "") <> "retracted" AND r1.id <> i.id
  RETURN [b.id, a.id] AS ids, [b.name, a.name] AS names,
    [r1.id] AS relationIds, [type(r1)] AS types,
    [startNode(r1).id] AS starts
  UNION
  WITH a, b, i WHERE $steps >= 2
  MATCH (b)-[r1:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(n1:Entity)
  WHERE CASE type(r1) WHEN "SUPPLIES" THEN endNode(r1).id = b.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r1).id = b.id END
    AND coalesce(r1.confidence, "") <> "retracted" AND NOT n1.id IN [a.id, b.id]
  MATCH (n1)-[r2:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(a)
  WHERE CASE type(r2) WHEN "SUPPLIES" THEN endNode(r2).id = n1.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r2).id = n1.id END
    AND coalesce(r2.confidence, "") <> "retracted"
  RETURN [b.id, n1.id, a.id] AS ids, [b.name, n1.name, a.name] AS names,
    [r1.id, r2.id] AS relationIds, [type(r1), type(r2)] AS types,
    [startNode(r1).id, startNode(r2).id] AS starts
  UNION
  WITH a, b, i WHERE $steps >= 3
  MATCH (b)-[r1:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(n1:Entity)
  WHERE CASE type(r1) WHEN "SUPPLIES" THEN endNode(r1).id = b.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r1).id = b.id END
    AND coalesce(r1.confidence, "") <> "retracted" AND NOT n1.id IN [a.id, b.id]
  MATCH (n1)-[r2:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(n2:Entity)
  WHERE CASE type(r2) WHEN "SUPPLIES" THEN endNode(r2).id = n1.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r2).id = n1.id END
    AND coalesce(r2.confidence, "") <> "retracted" AND NOT n2.id IN [a.id, b.id, n1.id]
  MATCH (n2)-[r3:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(a)
  WHERE CASE type(r3) WHEN "SUPPLIES" THEN endNode(r3).id = n2.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r3).id = n2.id END
    AND coalesce(r3.confidence, "") <> "retracted"
  RETURN [b.id, n1.id, n2.id, a.id] AS ids, [b.name, n1.name, n2.name, a.name] AS names,
    [r1.id, r2.id, r3.id] AS relationIds, [type(r1), type(r2), type(r3)] AS types,
    [startNode(r1).id, startNode(r2).id, startNode(r3).id] AS starts
}
WITH a, b, i, ids, names, relationIds, types, starts
WHERE none(k IN range(0, size(types) - 1) WHERE types[k] IN ["INVESTED_IN", "COMMITS_CAPITAL"] AND relationIds[k] < i.id)
WITH a, b, i, relationIds, size(types) AS steps,
  reduce(text = head(names), k IN range(0, size(types) - 1) | text
    + CASE WHEN types[k] IN ["PARTNER_OF", "COMPETES_WITH", "IN_TENSION_WITH"] THEN " – " + types[k] + " – "
      WHEN starts[k] = ids[k] THEN " – " + types[k] + " → " ELSE " ← " + types[k] + " – " END + names[k + 1]) AS route,
  reduce(text = "", id IN relationIds | text + " " + id) AS sorting
RETURN a.name AS funder, b.name AS funded, route AS route, steps AS steps, i.moneyStatus AS status,
  [i.id] + relationIds AS relationIds
ORDER BY steps, funder, funded, i.id, sorting
LIMIT 500;
