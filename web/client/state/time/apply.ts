// What of the filtered graph stays for the chosen time, and how certain each relation's place in it is. Pure.
import type { WireRelation, WireSource } from "#contract";
import type { Facts } from "../filters/apply.ts";
import { certaintyIn, spanOf } from "./spans.ts";
import type { Span } from "./spans.ts";
import type { TimeState } from "./types.ts";

type TimeMark = "possible" | "undated";

export interface Timed {
  readonly visible: Facts;
  /** While a range is chosen: relations drawn that are not certainly in it, by id. */
  readonly marks: Readonly<Record<string, TimeMark>>;
  readonly spans: ReadonlyMap<string, Span>;
  readonly undated: readonly WireRelation[];
  /** Of what entered. Without a range every dated relation is certain: nothing was asked. */
  readonly counts: Readonly<Record<"certain" | "possible" | "outside" | "undated", number>>;
}

export function applyTime(facts: Facts, sources: ReadonlyMap<string, WireSource>, time: TimeState): Timed {
  const spans = new Map<string, Span>();
  const marks: Record<string, TimeMark> = {};
  const undated: WireRelation[] = [];
  const shown: WireRelation[] = [];
  const counts = { certain: 0, possible: 0, outside: 0, undated: 0 };
  for (const relation of facts.relations) {
    const span = spanOf(relation, time.basis, sources);
    if (span === undefined) undated.push(relation);
    else spans.set(relation.id, span);
    const place = span === undefined ? "undated" : time.range === undefined ? "certain" : certaintyIn(span, time.range);
    counts[place] += 1;
    if (place === "outside" || (place === "undated" && time.undatedHidden)) continue;
    shown.push(relation);
    if (time.range !== undefined && place !== "certain") marks[relation.id] = place;
  }
  const visible =
    shown.length === facts.relations.length ? facts : { entities: stillThere(facts, shown, time), relations: shown };
  return { visible, marks, spans, undated, counts };
}

/** Who lost the last relation goes with it; who stood alone has no date and stays as the undated do. */
function stillThere({ entities, relations }: Facts, shown: readonly WireRelation[], time: TimeState) {
  const before = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const after = new Set(shown.flatMap(({ source, target }) => [source, target]));
  return entities.filter(({ id }) => after.has(id) || (!before.has(id) && !time.undatedHidden));
}
