// What a link names that the data does not have, and whose places a page shows.
import { describe, expect, test } from "vitest";
import type { Positions } from "#model";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { readAddress } from "#web/client/state/address";
import { loadGraph } from "#web/client/state/graph/transitions";
import type { GraphState } from "#web/client/state/graph/types";
import { layoutFor } from "#web/client/state/places/keep-places";
import type { CameBy } from "#web/client/state/view/types";
import { withoutUnknown } from "#web/client/state/unknown-names";

function loaded(truncated: boolean): GraphState {
  return loadGraph({
    ok: true,
    truncated,
    dataVersion: "v1",
    graph: AIP_GRAPH,
    totals: { entities: AIP_GRAPH.entities.length, relations: AIP_GRAPH.relations.length },
    datasets: [],
    positions: AIP_POSITIONS,
  });
}

const asked = (link: string, truncated = false, isOurs = true) =>
  withoutUnknown(readAddress(link), loaded(truncated), isOurs);

describe("names that the data does not have", () => {
  test("are taken out, each named, and the rest stays", () => {
    const { filters, focus, paths, misread } = asked(
      "?hide=Nonsense&hide=Person&f=relationType:SHOE,&f=distance:nobody:2&f=core:2&f=amount:USD:lost:1.." +
        "&focus=nobody&path=openai&path=gone&pathat=2&off=gone&pin=openai",
    );
    expect(filters.steps.map(({ rule }) => rule)).toEqual([
      { type: "kind", hidden: ["Person"] },
      { type: "core", k: 2 },
    ]);
    expect([focus, paths?.ends, paths?.at]).toEqual([undefined, ["openai", ""], undefined]);
    expect(misread.map(({ said }) => said)).toEqual([
      "a filter by kind: Nonsense",
      "a filter by relation type: SHOE",
      "a filter around nobody",
      "a filter by amount, lost",
      "focus=nobody",
      "path=gone",
      "the place of 1 entity",
    ]);
  });

  test("are none where all of it is there, or could be", () => {
    const link = "?hide=Country&without=place&f=-basis:,inference,&f=degree:1..&focus=openai&path=openai&path=";
    const view = readAddress(link);
    const known = withoutUnknown(view, loaded(false), true);
    expect(known.misread).toEqual([]);
    expect([known.filters, known.paths]).toEqual([view.filters, view.paths]);
    expect(known.filters).toBe(view.filters);
    // Of a part of the data nobody knows what else there is; a kind that no data of ours has is none all the same.
    expect(asked("?focus=beyond&f=source:beyond,&f=distance:beyond:1", true).misread).toEqual([]);
    expect(asked("?hide=Nonsense", true).misread).toHaveLength(1);
    expect(asked("?hide=Beyond", true, false).misread).toEqual([]);
    expect(asked("?hide=Beyond", false, false).misread).toHaveLength(1);
  });
});

describe("the places on a page", () => {
  const kept: Positions = { openai: [1, 2] };
  const other: Positions = { openai: [9, 9] };
  const shown = (cameBy: CameBy, moved: Positions, mine: Positions = kept, isFirst = true) => {
    const at = layoutFor({ places: { moved }, visit: { cameBy, misread: [], opening: false } }, mine, isFirst);
    return [at.layout.yours, at.places.moved];
  };
  test("are the reader's own under the bare address, and the sender's under a link", () => {
    expect(shown("nothing", {})).toEqual([true, kept]);
    expect(shown("nothing", {}, {})).toEqual([true, {}]);
    expect(shown("link", {})).toEqual([false, {}]);
    expect(shown("link", {}, {})).toEqual([true, {}]);
    expect(shown("link", other)).toEqual([false, other]);
    expect(shown("link", other, {})).toEqual([false, other]);
    expect(shown("link", kept)).toEqual([true, kept]);
  });
  test("stay whose they were over a reload, and what an address does not hold of the reader's own comes back", () => {
    expect(shown("step", other)).toEqual([false, other]);
    expect(shown("yours", other, { ...kept, microsoft: [3, 4] })).toEqual([true, { ...other, microsoft: [3, 4] }]);
    expect(shown("yours", {}, kept, false)).toEqual([true, {}]);
  });
});
