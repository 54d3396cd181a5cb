// The address: what is written is read back, the same view is the same text, and no text is refused.
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "#web/client/state/address";
import type { Address } from "#web/client/state/address";

const name = fc.string({ minLength: 1, unit: "grapheme" });
const set = fc.uniqueArray(name).map((names) => new Set(names));
const address: fc.Arbitrary<Address> = fc.record({
  filters: fc.record({ hiddenKinds: set, hiddenFamilies: set, hideInferred: fc.boolean() }),
  items: fc.array(fc.record({ kind: fc.constantFrom("entity", "relation"), id: name })),
  focus: fc.option(name, { nil: undefined }),
  mode: fc.constantFrom("graph", "table", "text"),
});

describe("the address", () => {
  test("reads back what it wrote", () => {
    fc.assert(
      fc.property(address, (view) => {
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  test("is the same text for the same view, whatever the order of the sets", () => {
    fc.assert(
      fc.property(address, (view) => {
        const turned = {
          ...view,
          filters: {
            ...view.filters,
            hiddenKinds: new Set([...view.filters.hiddenKinds].toReversed()),
            hiddenFamilies: new Set([...view.filters.hiddenFamilies].toReversed()),
          },
        };
        expect(writeAddress(turned)).toBe(writeAddress(view));
      }),
    );
  });

  test("opens whatever text it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const view = readAddress(text);
        expect(readAddress(writeAddress(view))).toEqual(view);
      }),
    );
  });

  test("is empty for the plain view and ignores what it does not know", () => {
    expect(writeAddress(readAddress(""))).toBe("");
    const view = readAddress(
      "?sel=planet:x&sel=entity:&sel=relation:a:b&view=sideways&inferred=maybe&shoe=42&hide=Person",
    );
    expect(view.items).toEqual([{ kind: "relation", id: "a:b" }]);
    expect(view.mode).toBe("graph");
    expect(view.filters.hideInferred).toBe(false);
    expect(writeAddress(view)).toBe("?hide=Person&sel=relation:a:b");
  });
});
