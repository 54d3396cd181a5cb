/*---
title: Facts that rest on one source
question: Which facts fall if a single source falls?
asked: Which facts (of the family {family}) fall if a single source falls?
group: Evidence
order: 150
params:
  - name: family
    label: Family of relations
    type: family
result: both
columns:
  - { name: source, label: The only source }
  - { name: publisher, label: Publisher }
  - { name: from, label: From }
  - { name: relation, label: Relation }
  - { name: to, label: To }
  - { name: basis, label: Basis }
  - { name: confidence, label: Confidence }
  - relationIds
caveats:
  - Only supporting evidence counts. Two sources of one publisher, or one citing the other, are two here.
---*/
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.sourceIds IS NOT NULL
  AND ($family IS NULL
    OR ($family = "capital" AND type(r) IN ["INVESTED_IN", "COMMITS_CAPITAL", "SEEKS_CAPITAL", "DEMANDS"])
    OR ($family = "control" AND type(r) IN ["OWNS", "HOLDS_POSITION", "FOUNDED", "LINKED_TO"])
    OR ($family = "collaboration" AND type(r) IN ["LAUNCHED", "MEMBER_OF", "ADVISES", "PARTNER_OF"])
    OR ($family = "conflict" AND type(r) IN ["IN_TENSION_WITH", "COMPETES_WITH"])
    OR ($family = "supply" AND type(r) IN ["SUPPLIES", "DEVELOPS", "FOCUSES_ON"])
    OR ($family = "place" AND type(r) IN ["BASED_IN"])
    OR ($family = "statement" AND type(r) IN ["STATED", "ABOUT", "EXPECTS"])
    OR ($family = "forecast" AND type(r) IN ["FORECASTS", "COMPARED_WITH", "AFFECTS"]))
UNWIND range(0, size(r.sourceIds) - 1) AS i
WITH a, b, r, i
WHERE r.stances[i] = "supports"
WITH a, b, r, count(DISTINCT r.sourceIds[i]) AS sources, min(r.sourceIds[i]) AS only
WHERE sources = 1
MATCH (s:Source {id: only})
RETURN s.title AS source, s.publisher AS publisher, a.name AS from, type(r) AS relation, b.name AS to,
  r.basis AS basis, r.confidence AS confidence, [r.id] AS relationIds
ORDER BY source, from, relation, to, r.id
LIMIT 5001;
