// What must hold in a relation, its money apart (check-money.ts). Part of check.ts.
import type { CheckContext, Found, Known } from "./check-codes.ts";
import { checkEvidence, checkTexts, recordsIn, unknownReference, writtenDate } from "./check-record.ts";
import type { Properties } from "./graph.ts";
import { nearestName } from "./nearest.ts";
import { textOf } from "./properties.ts";
import { FAMILIES, RELATION_TYPES, familyOf, isRelationType } from "./vocabulary.ts";
import type { Kind, RelationType } from "./vocabulary.ts";

export function checkRelation(relation: Properties, known: Known): readonly Found[] {
  const typeName = textOf(relation, "type");
  const type = typeName !== undefined && isRelationType(typeName) ? typeName : undefined;
  const found: Found[] = [...checkTexts(relation), ...checkEvidence(relation, known)];
  found.push(...checkEnd(relation, "from", type, known), ...checkEnd(relation, "to", type, known));
  const from = textOf(relation, "from");
  if (from !== undefined && from === textOf(relation, "to")) {
    const hint = "Name the other entity, or put the fact into the entity's summary.";
    found.push({ code: "self-relation", field: "to", message: `both ends are "${from}"`, hint });
  }
  return [...found, ...checkSupport(relation), ...checkAttribution(relation, type, known), ...checkOverride(relation)];
}

function checkEnd(
  relation: Properties,
  end: "from" | "to",
  type: RelationType | undefined,
  known: Known,
): readonly Found[] {
  const id = textOf(relation, end);
  if (id === undefined) return [];
  if (!known.kinds.has(id)) {
    const near = nearestName(id, known.kinds.keys());
    const hint = near === undefined ? "List the entity under entities: first." : `Did you mean ${near}?`;
    return [{ code: "unknown-end", field: end, message: `there is no entity "${id}"`, hint }];
  }
  const kind = known.kinds.get(id);
  if (type === undefined || kind === undefined) return [];
  const allowed: readonly Kind[] = RELATION_TYPES[type][end];
  if (allowed.includes(kind)) return [];
  const message = `${type} cannot ${end === "from" ? "start from" : "lead to"} a ${kind} ("${id}")`;
  return [{ code: "end-not-allowed", field: end, message, hint: `It allows ${allowed.join(", ")}.` }];
}

function checkSupport(relation: Properties): readonly Found[] {
  const supports = recordsIn(relation["evidence"]).some((item) => (item["stance"] ?? "supports") === "supports");
  if (supports || (relation["evidence"] !== undefined && !Array.isArray(relation["evidence"]))) return [];
  const hint = "Add the source and the place in it that support the fact.";
  const message = "the relation has no evidence that supports it";
  return [{ code: "no-supporting-evidence", field: "evidence", message, hint }];
}

function checkAttribution(relation: Properties, type: RelationType | undefined, known: Known): readonly Found[] {
  const found: Found[] = [];
  const who = textOf(relation, "attributedTo");
  if (who !== undefined && !known.kinds.has(who) && !known.sourceIds.has(who)) {
    found.push(unknownReference("attributedTo", who, [...known.kinds.keys(), ...known.sourceIds], "entity or source"));
  }
  const family = type === undefined ? undefined : familyOf(type);
  if (family === "conflict" && !("attributedTo" in relation)) {
    const message = `a relation of ${FAMILIES[family].label.toLowerCase()} must say who characterises it so`;
    const hint = "Add attributedTo: with the id of an entity or source.";
    found.push({ code: "missing-attribution", field: "type", message, hint });
  }
  const successor = textOf(relation, "successorId");
  if (successor !== undefined && successor === textOf(relation, "id")) {
    const hint = "Name the relation that replaced it, or leave it out.";
    found.push({ code: "self-reference", field: "successorId", message: "the relation is its own successor", hint });
  } else if (successor !== undefined && !known.relationIds.has(successor)) {
    found.push(unknownReference("successorId", successor, known.relationIds, "relation"));
  }
  return found;
}

function checkOverride(relation: Properties): readonly Found[] {
  const overrides = "confidence" in relation;
  if (overrides === "confidenceReason" in relation) return [];
  const field = overrides ? "confidence" : "confidenceReason";
  const message = overrides ? "the confidence is overruled without a reason" : "a reason is given for no confidence";
  const hint = overrides
    ? "Add confidenceReason:, or leave confidence to be derived."
    : "Add confidence:, or remove it.";
  return [{ code: "confidence-without-reason", field, message, hint }];
}

export function checkPeriod(relation: Properties, known: Known, { parseDate }: CheckContext): readonly Found[] {
  const [start, end] = ["startDate", "endDate"].map((field) => {
    const written = writtenDate(relation, field);
    return written === undefined ? undefined : parseDate(written);
  });
  const found: Found[] = [];
  if (start !== undefined && end !== undefined && end.latest < start.earliest) {
    const message = `it ends (${end.written}) before it starts (${start.written})`;
    found.push({ code: "end-before-start", field: "endDate", message, hint: "Swap the two, or correct one." });
  }
  if (relation["isCurrent"] === true && end !== undefined && end.latest < (known.reviewedDate ?? "")) {
    const message = `it is called current, but ended (${end.written}) before the review (${known.reviewedDate})`;
    found.push({ code: "ended-but-current", field: "isCurrent", message, hint: "Write isCurrent: false." });
  }
  return found;
}
