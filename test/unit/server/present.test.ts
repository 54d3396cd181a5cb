// Store values to the wire: ours with its evidence, and anybody else's without an id, a name or a kind.
import { describe, expect, it } from "vitest";
import type { GraphNode, Properties } from "#model";
import { chooseCaptions, nameOf } from "#web/server/captions";
import {
  presentEntity,
  presentGraph,
  presentPositions,
  sourceIdsOf,
  toGraphNode,
  toSubgraph,
} from "#web/server/present";
import type { NodeValue, RelationshipValue } from "#store/graph-store";

function node(key: string, labels: readonly string[], properties: Properties = {}): NodeValue {
  return { "@": "node", key, labels, properties };
}

function relationship(key: string, startKey: string, endKey: string, properties: Properties = {}): RelationshipValue {
  return { "@": "relationship", key, type: "OWNS", startKey, endKey, properties };
}

const EVIDENCE = {
  sourceIds: ["s1", "s2"],
  locators: ["P1 S1", ""],
  stances: ["supports", "disputes"],
  notes: ["", "why"],
};

describe("toSubgraph", () => {
  it("names things by id, in the order of ids, each once", () => {
    const nodes = [node("k1", ["Entity", "Company"], { id: "b" }), node("k2", ["Person"], { id: "a" })];
    const again = [...nodes, ...nodes];
    const subgraph = toSubgraph(again, [relationship("r1", "k1", "k2", { id: "rel" })], [], "id");
    expect(subgraph.nodes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(subgraph.nodes[1]?.labels).toEqual(["Company", "Entity"]);
    expect(subgraph.relationships).toEqual([
      { id: "rel", type: "OWNS", source: "b", target: "a", properties: { id: "rel" } },
    ]);
  });

  it("leaves out a relationship whose end is not there", () => {
    expect(toSubgraph([node("k1", [])], [relationship("r", "k1", "k9")], [], "id").relationships).toEqual([]);
  });

  it("uses keys where there is no id, and always for a graph whose ids nobody vouches for", () => {
    const twins = [node("k1", ["A"], { id: "7" }), node("k2", ["B"], { id: "7" }), node("k3", ["C"], { id: 7 })];
    expect(toSubgraph(twins, [], [], "key").nodes.map(({ id }) => id)).toEqual(["k1", "k2", "k3"]);
    expect(toGraphNode(node("k3", ["C"], { id: 7 }), "id").id).toBe("k3");
  });

  it("writes properties in one order, whatever the store's", () => {
    const one = toGraphNode(node("k", [], { b: 1, a: 2 }), "id");
    const other = toGraphNode(node("k", [], { a: 2, b: 1 }), "id");
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

function entity(labels: readonly string[], properties: Properties = {}) {
  return presentEntity({ id: "x", labels, properties });
}

describe("presentEntity", () => {
  it("takes the kind of the vocabulary, else the first label that says something", () => {
    expect(entity(["Bank", "Company", "Entity"]).kind).toBe("Company");
    expect(entity(["Entity", "Film"]).kind).toBe("Film");
    expect(entity(["Entity"]).kind).toBe("");
    expect(entity([]).kind).toBe("");
  });

  it("moves evidence out of the properties", () => {
    const shown = entity(["Entity"], { ...EVIDENCE, name: "N" });
    expect(shown.properties).toEqual({ name: "N" });
    expect(shown.evidence).toEqual([
      { source: "s1", locator: "P1 S1", stance: "supports" },
      { source: "s2", locator: "not given", stance: "disputes", note: "why" },
    ]);
  });

  it("keeps somebody else's property that only shares a name with an evidence list", () => {
    const shown = entity(["Film"], { notes: ["a", "b"], locators: "x" });
    expect(shown.properties).toEqual({ notes: ["a", "b"], locators: "x" });
    expect(shown.evidence).toEqual([]);
  });
});

describe("nameOf", () => {
  it.each<[Properties, string | undefined]>([
    [{ name: "N", title: "T" }, "N"],
    [{ Title: "T", fullName: "F" }, "T"],
    [{ lastName: "L", zip: "1" }, "L"],
    [{ name: "", title: "T" }, "T"],
    [{ name: 7, label: "L" }, "L"],
    [{ age: 3 }, undefined],
  ])("of %j is %s", (properties, name) => {
    expect(nameOf(properties)).toBe(name);
  });

  it("is the id where there is none, of the store's own only its last part", () => {
    expect(presentEntity({ id: "nobody", labels: [], properties: { age: 3 } }).name).toBe("nobody");
    expect(presentEntity({ id: "4:x:1", labels: [], properties: { age: 3 } }).name).toBe("#1");
  });
});

describe("presentGraph", () => {
  it("has every source that evidence names, also one that the store does not know", () => {
    const source: GraphNode = { id: "s1", labels: ["Source"], properties: { id: "s1", title: "One" } };
    const fact: GraphNode = { id: "x", labels: ["Entity"], properties: EVIDENCE };
    const graph = presentGraph({ nodes: [fact], relationships: [], sources: [source] });
    expect(graph.sources.map(({ id, title }) => [id, title])).toEqual([
      ["s1", "One"],
      ["s2", "s2"],
    ]);
  });
});

it("asks for the sources of evidence and for who a claim is attributed to, each once", () => {
  const facts = [{ properties: EVIDENCE }, { properties: { sourceIds: ["s1"], attributedTo: "s3" } }];
  expect(sourceIdsOf(facts)).toEqual(["s1", "s2", "s3"]);
});

it("gives the positions of the entities in the answer only", () => {
  const dataset: GraphNode = {
    id: "d",
    labels: ["Dataset"],
    properties: { viewIds: ["b", "a", "c"], viewX: [1, 2, 3], viewY: [4, 5.5] },
  };
  expect(presentPositions([dataset], new Set(["a", "c"]))).toEqual({ a: [2, 5.5] });
});

describe("captions of a graph that is not ours", () => {
  const stop = (key: string, properties: Properties): GraphNode => toGraphNode(node(key, ["Stop"], properties), "key");

  it("are the short text that most nodes of a label have, whatever a few others have", () => {
    const nodes = [
      stop("4:a:1", { code: "S1", zone: 2, lines: ["a"] }),
      stop("4:a:2", { code: "S2", zone: 2, about: "x".repeat(200) }),
      stop("4:a:3", { alias: "Holm", zone: 2, about: "y".repeat(200) }),
    ];
    const captions = chooseCaptions(nodes);
    expect([...captions]).toEqual([["Stop", "code"]]);
    expect(nodes.map((one) => presentEntity(one, captions).name)).toEqual(["S1", "S2", "#3"]);
  });

  it("are a number where there is no text, and nothing where there is neither", () => {
    const nodes = [stop("4:a:1", { zone: 2, open: true }), toGraphNode(node("4:a:7", [], { at: { x: 1 } }), "key")];
    const captions = chooseCaptions(nodes);
    expect(nodes.map((one) => presentEntity(one, captions).name)).toEqual(["2", "#7"]);
  });

  it("are not asked for where a node is named as such", () => {
    const nodes = [stop("4:a:1", { title: "Holm", code: "S1" }), stop("4:a:2", { title: "Kelder", code: "S2" })];
    expect(chooseCaptions(nodes).size).toBe(0);
    expect(presentEntity(nodes[0] ?? stop("4:a:9", {})).name).toBe("Holm");
  });
});
