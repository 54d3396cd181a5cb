// How sure a relation is, derived from what it rests on (design 3). An override is the curator's and needs a reason.
import type { Evidence, Source } from "./graph.ts";
import type { Basis, Confidence } from "./vocabulary.ts";

/** The facts of a source that decide whether it counts, and whether it is independent of another. */
export type SourceFacts = Pick<Source, "id" | "publisher" | "cites" | "withdrawn">;

/**
 * The derived confidence of a relation: retracted if all support is withdrawn; disputed if any evidence disputes;
 * inference and analysis never above probable; confirmed for a filing or contract, or two independent publishers;
 * probable for an official statement; reported otherwise.
 */
export function deriveConfidence(
  basis: Basis,
  evidence: readonly Evidence[],
  sources: ReadonlyMap<string, SourceFacts>,
): Confidence {
  const supporting = evidence.filter((e) => e.stance === "supports");
  const standing = supporting.filter((e) => sources.get(e.source)?.withdrawn !== true);
  if (supporting.length > 0 && standing.length === 0) return "retracted";
  if (evidence.some((e) => e.stance === "disputes" && sources.get(e.source)?.withdrawn !== true)) return "disputed";
  const corroborated = hasTwoIndependent(standing.flatMap((e) => sources.get(e.source) ?? []));
  if (basis === "inference" || basis === "analysis") return corroborated ? "probable" : "reported";
  if (basis === "filing" || basis === "contract" || corroborated) return "confirmed";
  return basis === "officialStatement" ? "probable" : "reported";
}

/** Independent means two named publishers, neither source citing the other. */
function hasTwoIndependent(sources: readonly SourceFacts[]): boolean {
  return sources.some((a, index) =>
    sources
      .slice(index + 1)
      .some(
        (b) =>
          a.publisher !== undefined &&
          b.publisher !== undefined &&
          a.publisher !== b.publisher &&
          !a.cites.includes(b.id) &&
          !b.cites.includes(a.id),
      ),
  );
}
