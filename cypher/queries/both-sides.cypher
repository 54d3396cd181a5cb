/*---
title: Who is on both sides?
question: Who works together and is in conflict at the same time?
asked: Who is joined by {bond} and in conflict at the same time?
group: First questions
order: 2
featured: "Who is on both sides?"
params:
  - name: bond
    label: Joined by
    type: choice
    default: collaboration
    choices:
      - { value: collaboration, label: collaboration }
      - { value: capital, label: "collaboration, capital or ownership" }
result: both
columns:
  - { name: one, label: One }
  - { name: other, label: The other }
  - { name: joinedBy, label: Joined by }
  - { name: dividedBy, label: Divided by }
  - { name: inferred, label: "Facts that are inferred" }
  - relationIds
  - entityIds
caveats:
  - Collaboration is launching, membership, advice and partnership; conflict is competition and tension.
  - A conflict that is inferred is counted in a column of its own; retracted facts are left out.
---*/
MATCH (a:Entity)-[c:COMPETES_WITH|IN_TENSION_WITH]-(b:Entity)
WHERE a.id < b.id AND coalesce(c.confidence, "") <> "retracted"
MATCH (a)-[t:PARTNER_OF|LAUNCHED|MEMBER_OF|ADVISES|INVESTED_IN|COMMITS_CAPITAL|OWNS]-(b)
WHERE coalesce(t.confidence, "") <> "retracted"
  AND ($bond = "capital" OR type(t) IN ["PARTNER_OF", "LAUNCHED", "MEMBER_OF", "ADVISES"])
UNWIND [{id: c.id, type: type(c), side: "against", basis: c.basis}, {id: t.id, type: type(t), side: "with", basis: t.basis}] AS fact
WITH DISTINCT a, b, fact.id AS id, fact.type AS type, fact.side AS side, fact.basis AS basis
ORDER BY a.id, b.id, side, type, id
WITH a, b, collect(id) AS ids,
  collect(DISTINCT CASE WHEN side = "with" THEN type END) AS joined,
  collect(DISTINCT CASE WHEN side = "against" THEN type END) AS divided,
  sum(CASE WHEN basis = "inference" THEN 1 ELSE 0 END) AS inferred
RETURN a.name AS one, b.name AS other,
  reduce(text = head(joined), type IN tail(joined) | text + ", " + type) AS joinedBy,
  reduce(text = head(divided), type IN tail(divided) | text + ", " + type) AS dividedBy,
  inferred AS inferred, ids AS relationIds, [a.id, b.id] AS entityIds
ORDER BY one, other, a.id, b.id
LIMIT 5001;
