// The order of search results, and what counts as the same text.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { buildNameIndex, foldText, searchNames } from "#web/contract/search-names";
import type { NamedEntity } from "#web/contract/search-names";

function named(id: string, name: string, more: Partial<NamedEntity> = {}): NamedEntity {
  return { id, name, aliases: [], formerNames: [], degree: 0, ...more };
}

function idsFor(query: string, entities: readonly NamedEntity[], limit = 20): readonly string[] {
  return searchNames(buildNameIndex(entities, false), query, limit).matches.map(({ id }) => id);
}

describe("searchNames", () => {
  it("puts exact before prefix before word prefix before anywhere, whatever the degrees", () => {
    const entities = [
      named("e4", "Cobalt", { degree: 9 }),
      named("e3", "Deep Alt", { degree: 7 }),
      named("e2", "Altman Fund", { degree: 3 }),
      named("e1", "Alt"),
    ];
    expect(idsFor("alt", entities)).toEqual(["e1", "e2", "e3", "e4"]);
  });

  it("puts the best connected first among equals, then by name, then by id", () => {
    const entities = [
      named("z", "Orion B", { degree: 1 }),
      named("b", "Orion A", { degree: 1 }),
      named("a", "Orion A", { degree: 1 }),
      named("y", "Orion C", { degree: 5 }),
    ];
    expect(idsFor("orion", entities)).toEqual(["y", "a", "b", "z"]);
    expect(idsFor("orion", entities.toReversed())).toEqual(["y", "a", "b", "z"]);
  });

  it("finds aliases, former names and ids, and says which it was as it is written", () => {
    const index = buildNameIndex(
      [named("gip", "Global Infrastructure Partners", { aliases: ["G.I.P."], formerNames: ["Générale Énergie"] })],
      false,
    );
    const field = (query: string) => searchNames(index, query, 1).matches.map(({ field, text }) => [field, text]);
    expect(field("global")).toEqual([["name", "Global Infrastructure Partners"]]);
    expect(field("g.i.p")).toEqual([["alias", "G.I.P."]]);
    expect(field("generale energie")).toEqual([["formerName", "Générale Énergie"]]);
    expect(field("gip")).toEqual([["id", "gip"]]);
    expect(field("partners infra")).toEqual([["name", "Global Infrastructure Partners"]]);
    expect(field("absent")).toEqual([]);
  });

  it("counts what it cuts", () => {
    const many = Array.from({ length: 30 }, (_, index) => named(`n${index}`, `Node ${index}`));
    const found = searchNames(buildNameIndex(many, false), "node", 10);
    expect(found.matches).toHaveLength(10);
    expect(found.total).toBe(30);
  });

  it("finds nothing for nothing", () => {
    expect(idsFor(" \u0301 ", [named("a", "A")])).toEqual([]);
  });
});

describe("foldText", () => {
  it.each([
    ["Société  Générale", "societe generale"],
    ["ÅNGSTRÖM", "angstrom"],
    ["ﬁnance", "finance"],
    ["Ｎｖｉｄｉａ", "nvidia"],
    ["مُحَمَّد", "محمد"],
  ])("folds %s", (written, folded) => {
    expect(foldText(written)).toBe(folded);
  });

  test.prop([fc.string({ unit: "grapheme" })])("folds a folded text to itself", (text) => {
    expect(foldText(foldText(text))).toBe(foldText(text));
  });
});

test.prop([fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { maxLength: 20 }), fc.nat()])(
  "finds every entity by its own whole name, first among those that are not called the same",
  (names, pick) => {
    const entities = names.map((name, index) => named(`id-${index}`, name));
    const wanted = entities[pick % Math.max(entities.length, 1)];
    if (wanted === undefined || foldText(wanted.name) === "") return;
    const { matches } = searchNames(buildNameIndex(entities, false), wanted.name, 1);
    expect(foldText(matches[0]?.text ?? "")).toBe(foldText(wanted.name));
  },
);
