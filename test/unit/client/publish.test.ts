// What the publish dialog makes of a draft before anything is sent, and what a file carries of where it comes from.
import { describe, expect, test } from "vitest";
import { sampleSnapshot, SAMPLE_GRAPH } from "#test/support/sample-snapshot";
import { draftOfNewVersion, emptyDraft, problemsOf, requestOf } from "#web/client/publish/draft";
import { refsOf } from "#web/client/publish/show-on-canvas";
import { parseSnapshot } from "#web/client/read/parse-snapshots";
import { answerFromGraph } from "#web/client/read/answer-from-graph";
import { publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { buildSnapshot } from "#web/server/snapshots/publish-snapshot";
import { altText } from "#view";

const snapshot = sampleSnapshot();
const subject = { graph: SAMPLE_GRAPH, positions: snapshot.positions, dataVersion: "v1" };

describe("a draft", () => {
  test("becomes a request that the server's strict schema takes, without what is empty", () => {
    const request = requestOf({ ...emptyDraft(), title: "  Who builds  ", caption: " ", byline: "A. B." }, subject);
    expect(publishRequestSchema.safeParse(request).error).toBeUndefined();
    expect(request.title).toBe("Who builds");
    expect(request.byline).toBe("A. B.");
    expect(Object.keys(request)).not.toContain("caption");
    expect(Object.keys(request)).not.toContain("alt");
  });

  test("names every field that is missing or too long", () => {
    const draft = { ...emptyDraft(), title: " ", credit: "x".repeat(303), alt: " " };
    expect(Object.keys(problemsOf(draft, " ")).toSorted()).toEqual(["alt", "credit", "title"]);
    expect(problemsOf({ ...emptyDraft(), title: "Fine" }, "Fine too")).toEqual({});
  });

  test("of a new version keeps an editor's alt text and lets a written one be written again", () => {
    expect(draftOfNewVersion(snapshot)).toMatchObject({ alt: snapshot.alt, replaces: { id: snapshot.id } });
    expect(draftOfNewVersion(sampleSnapshot({ alt: altText(SAMPLE_GRAPH) })).alt).toBeUndefined();
  });

  test("drops from a step what is no longer in the picture", () => {
    const steps = [{ title: "First", text: "", highlight: ["arbor", "gone"] }];
    expect(requestOf({ ...emptyDraft(), title: "T", steps }, subject).steps?.[0]?.highlight).toEqual(["arbor"]);
  });
});

test("a finding about a source shows the relations that cite it", () => {
  const refs = refsOf(["release"], SAMPLE_GRAPH);
  const citing = SAMPLE_GRAPH.relations.filter(({ evidence }) => evidence.some(({ source }) => source === "release"));
  expect(refs).toEqual(citing.map(({ id }) => ({ kind: "relation", id })));
});

test("a snapshot is read back from its JSON as it was written", () => {
  const built = buildSnapshot({ title: "T", graph: SAMPLE_GRAPH }, { now: snapshot.createdAt, dataVersion: null });
  for (const whole of [snapshot, built]) expect(parseSnapshot(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
});

describe("answers that are made of the graph alone", () => {
  const whole = {
    ok: true as const,
    graph: SAMPLE_GRAPH,
    positions: snapshot.positions,
    totals: { entities: 6, relations: 7 },
    datasets: [],
    truncated: false,
    dataVersion: "v1",
  };

  test("search finds by a part of a name, the best match first", () => {
    expect(answerFromGraph("/api/search?q=bri", whole)).toMatchObject({
      hits: [{ entity: { id: "brightwell" }, matched: { field: "name" }, degree: 3 }],
    });
  });

  test("an entity comes with its relations and their other ends only", () => {
    const answer = answerFromGraph("/api/entities/halls", whole);
    expect(answer).toMatchObject({ entity: { id: "halls" }, graph: { relations: [{ id: "r5" }, { id: "r6" }] } });
  });

  test("neighbours come in pages, and say how many there are", () => {
    const answer = answerFromGraph("/api/entities/arbor/neighbours?order=amount&limit=1", whole);
    expect(answer).toMatchObject({ total: 3, truncated: true });
    expect(Reflect.get(answer ?? {}, "graph")).toMatchObject({ entities: [{ id: "arbor" }, { id: "brightwell" }] });
  });

  test("what is not in the graph is nobody's answer", () => {
    expect(answerFromGraph("/api/entities/nobody", whole)).toBeUndefined();
    expect(answerFromGraph("/api/paths?from=arbor&to=halls", whole)).toBeUndefined();
  });
});
