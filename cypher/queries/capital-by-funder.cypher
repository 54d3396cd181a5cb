/*---
title: Capital by funder
question: How much has each funder put in or promised, by what has become of the money?
asked: How much has each funder put in or promised ({status} money, {currency} currency), by what has become of it?
group: Money
order: 10
params:
  - name: status
    label: Status of the money
    type: choice
    choices:
      - potential
      - planned
      - target
      - committed
      - disbursed
      - { value: equityPurchased, label: equity purchased }
      - guaranteed
      - cancelled
  - name: currency
    label: Currency
    help: Three letters, as in USD.
    type: text
result: both
columns:
  - { name: funder, label: Funder }
  - { name: status, label: Status }
  - { name: currency, label: Currency }
  - { name: total, label: "Total of exact and approximate figures" }
  - { name: atLeast, label: "At least (figures given as a minimum)" }
  - { name: upTo, label: "Up to (figures given as a maximum)" }
  - { name: facts, label: Facts }
  - { name: leftOut, label: "Left out of the total, or counted once" }
  - relationIds
caveats:
  - Currencies and statuses are never added up; there is no grand total on purpose.
  - Figures given as "at least" or "up to" have columns of their own and are in no total.
  - One total that several relations name together is counted once. Where its funders differ it stands in a row of its own.
  - Retracted facts are in no figure. Disputed ones are, and are counted in the last column.
---*/
MATCH (f:Entity)-[r:INVESTED_IN|COMMITS_CAPITAL|OWNS]->(:Entity)
WHERE r.moneyStatus IS NOT NULL
  AND ($status IS NULL OR r.moneyStatus = $status)
  AND ($currency IS NULL OR r.currency = $currency)
WITH f, r
ORDER BY f.name, f.id, r.id
// One unit is one sum of money: a relation, or the relations that share one total.
WITH coalesce(r.sharedTotalId, r.id) AS unit, r.moneyStatus AS status, coalesce(r.currency, "not stated") AS currency,
  coalesce(r.amountQualifier, "exact") AS qualifier, r.amount AS amount,
  CASE WHEN r.confidence = "retracted" THEN 1 ELSE 0 END AS retracted,
  CASE WHEN r.confidence = "disputed" THEN 1 ELSE 0 END AS disputed,
  collect(DISTINCT f.name) AS names, collect(r.id) AS ids
WITH reduce(joined = head(names), name IN tail(names) | joined + " + " + name) AS funder, status, currency, qualifier,
  ids, head(ids) AS firstId, size(ids) AS facts, retracted, disputed,
  CASE WHEN retracted = 0 AND amount IS NOT NULL THEN amount ELSE 0 END AS amount
ORDER BY funder, currency, status, firstId
WITH funder, status, currency, collect(ids) AS idLists, sum(facts) AS facts,
  sum(CASE WHEN qualifier IN ["exact", "approximate"] THEN amount ELSE 0 END) AS total,
  sum(CASE WHEN qualifier = "atLeast" THEN amount ELSE 0 END) AS atLeast,
  sum(CASE WHEN qualifier = "upTo" THEN amount ELSE 0 END) AS upTo,
  sum(CASE WHEN qualifier = "range" THEN 1 ELSE 0 END) AS ranges,
  sum(CASE WHEN qualifier = "undisclosed" THEN 1 ELSE 0 END) AS undisclosed,
  sum(CASE WHEN facts > 1 THEN 1 ELSE 0 END) AS shared,
  sum(retracted) AS retracted, sum(disputed) AS disputed
WITH funder, status, currency, idLists, facts, total, atLeast, upTo,
  [part IN [
    CASE WHEN ranges > 0 THEN toString(ranges) + " given as a range, left out" END,
    CASE WHEN undisclosed > 0 THEN toString(undisclosed) + " undisclosed, left out" END,
    CASE WHEN retracted > 0 THEN toString(retracted) + " retracted, left out" END,
    CASE WHEN shared > 0 THEN toString(shared) + " shared by several relations, counted once" END,
    CASE WHEN disputed > 0 THEN toString(disputed) + " disputed, counted" END
  ] WHERE part IS NOT NULL] AS parts
RETURN funder AS funder, status AS status, currency AS currency,
  CASE WHEN total > 0 THEN total END AS total,
  CASE WHEN atLeast > 0 THEN atLeast END AS atLeast,
  CASE WHEN upTo > 0 THEN upTo END AS upTo,
  facts AS facts,
  CASE WHEN size(parts) = 0 THEN "nothing" ELSE reduce(joined = head(parts), part IN tail(parts) | joined + "; " + part) END AS leftOut,
  reduce(all = [], ids IN idLists | all + ids) AS relationIds
ORDER BY funder, currency, status
LIMIT 5001;
