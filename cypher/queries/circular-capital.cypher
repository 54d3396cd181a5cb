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
    max: 6
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
WITH a, b, i, [b.id] AS ids, [b.name] AS names, [""] AS relationIds, [""] AS types, [""] AS starts
// Step 1: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids1, names AS names1, relationIds AS relationIds1, types AS types1, starts AS starts1
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 1
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids1, names + [m.name] AS names1, relationIds + [r.id] AS relationIds1, types + [type(r)] AS types1, starts + [startNode(r).id] AS starts1
}
WITH a, b, i, ids1 AS ids, names1 AS names, relationIds1 AS relationIds, types1 AS types, starts1 AS starts
// Step 2: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids2, names AS names2, relationIds AS relationIds2, types AS types2, starts AS starts2
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 2
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids2, names + [m.name] AS names2, relationIds + [r.id] AS relationIds2, types + [type(r)] AS types2, starts + [startNode(r).id] AS starts2
}
WITH a, b, i, ids2 AS ids, names2 AS names, relationIds2 AS relationIds, types2 AS types, starts2 AS starts
// Step 3: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids3, names AS names3, relationIds AS relationIds3, types AS types3, starts AS starts3
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 3
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids3, names + [m.name] AS names3, relationIds + [r.id] AS relationIds3, types + [type(r)] AS types3, starts + [startNode(r).id] AS starts3
}
WITH a, b, i, ids3 AS ids, names3 AS names, relationIds3 AS relationIds, types3 AS types, starts3 AS starts
// Step 4: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids4, names AS names4, relationIds AS relationIds4, types AS types4, starts AS starts4
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 4
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids4, names + [m.name] AS names4, relationIds + [r.id] AS relationIds4, types + [type(r)] AS types4, starts + [startNode(r).id] AS starts4
}
WITH a, b, i, ids4 AS ids, names4 AS names, relationIds4 AS relationIds, types4 AS types, starts4 AS starts
// Step 5: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids5, names AS names5, relationIds AS relationIds5, types AS types5, starts AS starts5
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 5
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids5, names + [m.name] AS names5, relationIds + [r.id] AS relationIds5, types + [type(r)] AS types5, starts + [startNode(r).id] AS starts5
}
WITH a, b, i, ids5 AS ids, names5 AS names, relationIds5 AS relationIds, types5 AS types, starts5 AS starts
// Step 6: a way back that has arrived stays, every other goes on.
CALL (a, i, ids, names, relationIds, types, starts) {
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) = a.id
  RETURN ids AS ids6, names AS names6, relationIds AS relationIds6, types AS types6, starts AS starts6
  UNION ALL
  WITH a, i, ids, names, relationIds, types, starts WHERE last(ids) <> a.id AND $steps >= 6
  MATCH (n:Entity {id: last(ids)})-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS|SUPPLIES|PARTNER_OF]-(m:Entity)
  WHERE CASE type(r) WHEN "SUPPLIES" THEN endNode(r).id = n.id WHEN "PARTNER_OF" THEN $back = "any" ELSE startNode(r).id = n.id END
    AND coalesce(r.confidence, "") <> "retracted" AND NOT m.id IN ids
    AND (r.id > i.id OR NOT type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL"])
  RETURN ids + [m.id] AS ids6, names + [m.name] AS names6, relationIds + [r.id] AS relationIds6, types + [type(r)] AS types6, starts + [startNode(r).id] AS starts6
}
WITH a, b, i, ids6 AS ids, names6 AS names, relationIds6 AS relationIds, types6 AS types, starts6 AS starts
WHERE last(ids) = a.id
WITH a, b, i, ids, names, tail(relationIds) AS relationIds, tail(types) AS types, tail(starts) AS starts
WITH a, b, i, relationIds, size(types) AS steps,
  reduce(text = head(names), k IN range(0, size(types) - 1) | text
    + CASE WHEN types[k] IN ["PARTNER_OF", "COMPETES_WITH", "IN_TENSION_WITH"] THEN " – " + types[k] + " – "
      WHEN starts[k] = ids[k] THEN " – " + types[k] + " → " ELSE " ← " + types[k] + " – " END + names[k + 1]) AS route,
  reduce(text = "", id IN relationIds | text + " " + id) AS sorting
RETURN a.name AS funder, b.name AS funded, route AS route, steps AS steps, i.moneyStatus AS status,
  [i.id] + relationIds AS relationIds
ORDER BY steps, funder, funded, i.id, sorting
LIMIT 500;
