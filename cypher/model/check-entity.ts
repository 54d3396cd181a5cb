// What must hold in an entity and in a source. Part of check.ts.
import type { Found, Known } from "./check-codes.ts";
import { checkEvidence, checkLinks, checkReferences, checkTexts } from "./check-record.ts";
import type { Properties } from "./graph.ts";
import { nearestName } from "./nearest.ts";
import { textOf, textsOf } from "./properties.ts";
import { KINDS, isKind } from "./vocabulary.ts";

const METRIC_FIELDS = ["value", "unit", "qualifier", "targetDate"] as const;

export function checkEntity(entity: Properties, known: Known): readonly Found[] {
  const found: Found[] = [...checkTexts(entity), ...checkLinks(entity, ["website"]), ...checkEvidence(entity, known)];
  const kind = textOf(entity, "kind");
  if (kind !== undefined && isKind(kind) && kind !== "Metric") {
    for (const field of METRIC_FIELDS.filter((name) => name in entity)) {
      const hint = `${KINDS[kind].label} has no ${field}. Make the figure an entity of kind Metric and point a relation at it.`;
      found.push({ code: "metric-only", field, message: `${field} belongs to metrics`, hint });
    }
  } else if (kind === "Metric" && "value" in entity !== "unit" in entity) {
    const [there, missing] = "value" in entity ? ["value", "unit"] : ["unit", "value"];
    const message = `${there} is given without ${missing}`;
    found.push({ code: "metric-incomplete", field: there, message, hint: "A figure needs both: 1580 and TWh." });
  } else if (kind === "Metric" && "qualifier" in entity && !("value" in entity)) {
    const message = "qualifier is given without a value";
    found.push({ code: "metric-incomplete", field: "qualifier", message, hint: "Add the value, or leave it out." });
  }
  for (const [index, name] of textsOf(entity, "editorial").entries()) {
    if (name in entity && name !== "editorial") continue;
    const near = nearestName(name, Object.keys(entity));
    found.push({
      code: "unknown-editorial",
      field: "editorial",
      within: [index],
      message: `the entity has no field "${name}"`,
      hint: near === undefined ? "Name a field that is given here, such as sector." : `Did you mean ${near}?`,
    });
  }
  return found;
}

export function checkSource(source: Properties, known: Known): readonly Found[] {
  const id = textOf(source, "id");
  const found: Found[] = [...checkTexts(source), ...checkLinks(source, ["url", "archiveUrl"])];
  const cites = textsOf(source, "cites");
  found.push(
    ...checkReferences("interestedParties", textsOf(source, "interestedParties"), known.kinds, "entity"),
    ...checkReferences("cites", cites, known.sourceIds, "source"),
  );
  const self = cites.findIndex((cited) => cited === id);
  if (self >= 0) {
    const hint = "List only other sources that it rests on.";
    found.push({ code: "self-reference", field: "cites", within: [self], message: "the source cites itself", hint });
  }
  return found;
}
