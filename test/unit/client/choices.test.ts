// What is chosen for somebody else's graph: remembered for its database, and told in links by a property of its own.
import { describe, expect, test } from "vitest";
import type { WireEntity } from "#contract";
import { readAddress, writeAddress } from "#web/client/state/address";
import { called, captionCandidates } from "#web/client/state/choices/captions";
import { createChoices, identityProperty } from "#web/client/state/choices/choices-store";
import { identityCandidates, fromReferences, toReferences } from "#web/client/state/choices/references";
import { parseChoices, readChoices } from "#web/client/state/choices/remember";
import { NO_CHOICES } from "#web/client/state/choices/types";

function stop(id: string, properties: WireEntity["properties"], kind = "Stop"): WireEntity {
  return { id, kind, name: `#${id}`, labels: [kind], properties, evidence: [] };
}

const entities = new Map(
  [
    stop("4:a:1", { code: "S1", zone: 1, lines: ["x"] }),
    stop("4:a:2", { code: "S2", zone: 1 }),
    stop("4:a:3", { code: "S=3 ü", zone: 2 }),
    stop("4:a:4", {}, "Empty"),
  ].map((entity) => [entity.id, entity]),
);

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("choices", () => {
  test("are remembered for their database, and for no other", () => {
    const storage = memory();
    const first = createChoices();
    first.getState().opened("one", storage);
    first.getState().captionChosen("Stop", "code");
    first.getState().kindLookChosen("Stop", { colour: "wine", shape: "tag" });
    first.getState().typeLookChosen("NEXT", { colour: "teal" });
    first.getState().identityChosen("code");
    const again = createChoices();
    again.getState().opened("one", storage);
    expect(again.getState().choices).toEqual(first.getState().choices);
    expect(identityProperty(again.getState())).toBe("code");
    again.getState().opened("two", storage);
    expect(again.getState().choices).toEqual(NO_CHOICES);
    again.getState().opened(undefined, storage);
    expect(identityProperty(again.getState())).toBeUndefined();
  });

  test("taken back leave nothing behind", () => {
    const storage = memory();
    const store = createChoices();
    store.getState().opened("one", storage);
    store.getState().captionChosen("Stop", "code");
    store.getState().kindLookChosen("Stop", { colour: "wine" });
    expect(storage.kept.size).toBe(1);
    store.getState().captionChosen("Stop", undefined);
    store.getState().kindLookChosen("Stop", {});
    expect(storage.kept.size).toBe(0);
  });

  test("what cannot be understood is left out, the rest is read", () => {
    expect(
      parseChoices({
        captions: { Stop: "code", Line: 7, Train: "" },
        kinds: { Stop: { colour: "wine", shape: "blob" }, Line: { colour: "#ff0000" }, Train: null },
        types: { NEXT: { colour: "teal", width: 3 }, LAST: [] },
        identity: 3,
        later: true,
      }),
    ).toEqual({
      captions: { Stop: "code" },
      kinds: { Stop: { colour: "wine" } },
      types: { NEXT: { colour: "teal" } },
      identity: undefined,
    });
    for (const value of [null, 3, "x", [], [1]]) expect(parseChoices(value)).toEqual(NO_CHOICES);
    const storage = memory();
    storage.setItem("powerlines.choices.one", "{broken");
    expect(readChoices(storage, "one")).toEqual(NO_CHOICES);
    const refusing = {
      ...storage,
      getItem: () => {
        throw new Error("not allowed");
      },
    };
    expect(readChoices(refusing, "one")).toEqual(NO_CHOICES);
  });
});

describe("captions", () => {
  test("are the chosen property's values, the server's name where there is none, and can be taken back", () => {
    const [one, , , empty] = [...entities.values()];
    if (one === undefined || empty === undefined) throw new Error("no entities");
    const named = called(one, { captions: { Stop: "zone", Empty: "zone" } });
    expect(named.name).toBe("1");
    expect(called(empty, { captions: { Empty: "zone" } })).toBe(empty);
    expect(called(named, { captions: { Stop: "code" } }).name).toBe("S1");
    expect(called(named, { captions: {} })).toBe(one);
    expect(called(one, { captions: { Stop: "lines" } })).toBe(one);
  });

  test("are offered from what most nodes of the kind have", () => {
    expect(captionCandidates([...entities.values(), stop("4:a:5", { zone: 4 })], "Stop")).toEqual(["zone", "code"]);
  });
});

describe("references in links", () => {
  const written = "?sel=entity:4%3Aa%3A1&sel=entity:4%3Aa%3A4&focus=4%3Aa%3A3";

  test("name an entity by its property, and open as the same view", () => {
    const address = readAddress(written);
    const link = toReferences(address, entities, "code");
    expect(link.items).toEqual([
      { kind: "entity", id: "code=S1" },
      { kind: "entity", id: "4:a:4" },
    ]);
    expect(link.focus).toBe("code=S=3 ü");
    const opened = fromReferences(readAddress(writeAddress(link)), entities);
    expect(opened).toEqual(address);
  });

  test("are not made of values that two entities have", () => {
    const address = readAddress(written);
    expect(toReferences(address, entities, "zone").items).toEqual(address.items);
    expect(identityCandidates(entities)).toEqual(["code", "zone"]);
  });

  test("leave an address alone that has nothing to do with them", () => {
    const address = readAddress("?sel=entity:code%3DS9&sel=relation:code%3DS1");
    expect(fromReferences(address, entities)).toBe(address);
  });
});
