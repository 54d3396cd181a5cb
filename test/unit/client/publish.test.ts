// What the publish dialog makes of a draft before anything is sent, and what a file carries of where it comes from.
import { describe, expect, test } from "vitest";
import { AIP_GRAPH } from "#test/support/aip-graph";
import { sampleSnapshot, SAMPLE_GRAPH } from "#test/support/sample-snapshot";
import {
  draftOfNewVersion,
  draftOfReopened,
  emptyDraft,
  isUntouched,
  problemsOf,
  requestOf,
} from "#web/client/publish/draft";
import {
  cameraFor,
  cameraOn,
  highlightOf,
  highlightWords,
  moved,
  refsOfStep,
  stepProblems,
} from "#web/client/publish/steps";
import { refsOf } from "#web/client/publish/show-on-canvas";
import { subjectOf } from "#web/client/publish/subject";
import { createExplorer } from "#web/client/state/explorer-store";
import { hide } from "#web/client/state/filters/transitions";
import { parseSnapshot } from "#web/client/read/parse-snapshots";
import { answerFromGraph } from "#web/client/read/answer-from-graph";
import { parseKeptSnapshot, publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { buildSnapshot } from "#web/server/snapshots/publish-snapshot";
import { altText, pictureShots, sceneOf } from "#view";
import { partSeen } from "#web/embed/page/draw";
import { pictureSize } from "#web/embed/page/picture-size";
import { viewportOf } from "#web/client/state/view/transitions";
import { liftedBy } from "#model";

const snapshot = sampleSnapshot();
const subject = { graph: SAMPLE_GRAPH, positions: snapshot.positions, dataVersion: "v1" };

test("a picture carries the names of those whom its facts are attributed to and whom a filter hides", () => {
  const explorer = createExplorer();
  const totals = { entities: AIP_GRAPH.entities.length, relations: AIP_GRAPH.relations.length };
  const answer = { ok: true, truncated: false, dataVersion: null, datasets: [], positions: {}, totals } as const;
  explorer.getState().graphLoaded({ ...answer, graph: AIP_GRAPH });
  expect(subjectOf(explorer.getState()).graph).not.toHaveProperty("names");
  explorer.setState(({ filters }) => ({ filters: hide(filters, "kind", ["Person"]) }));
  const { graph } = subjectOf(explorer.getState());
  expect(graph.names).toEqual({ "larry-fink": "Larry Fink" });
  const kept: unknown = JSON.parse(JSON.stringify(sampleSnapshot({ graph })));
  expect(publishRequestSchema.safeParse({ title: "T", graph }).error).toBeUndefined();
  expect([parseKeptSnapshot(kept).graph.names, parseSnapshot(kept)?.graph.names]).toEqual([graph.names, graph.names]);
});

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

describe("a step of a story", () => {
  const visible = { entities: SAMPLE_GRAPH.entities, relations: SAMPLE_GRAPH.relations };
  const selecting = (...ids: readonly string[]) => ({
    items: ids.map((id) => ({ kind: /^r\d$/.test(id) ? ("relation" as const) : ("entity" as const), id })),
    focus: undefined,
    drawerOpen: false,
  });
  const step = { title: "T", text: "", highlight: ["r1", "arbor", "brightwell", "halls"] };

  test("is what is selected with the lines between, or with all that touches it", () => {
    expect(highlightOf(visible, selecting("arbor", "brightwell"), "selected")).toEqual(["arbor", "brightwell", "r1"]);
    expect(highlightOf(visible, selecting("r5"), "selected")).toEqual(["delta-grid", "halls", "r5"]);
    expect(highlightOf(visible, { ...selecting(), focus: "corvid" }, "selected")).toEqual(["corvid"]);
    expect(highlightOf(visible, selecting("halls"), "lit")).toEqual(
      expect.arrayContaining(["halls", "r5", "delta-grid", "r6", "evergreen"]),
    );
    expect(highlightOf(visible, selecting(), "lit")).toEqual([]);
  });

  test("sees the part of the graph that is on the screen, and is shown there again", () => {
    const size = { width: 800, height: 600 };
    const { camera } = cameraFor("here", [], { x: 100, y: -50, zoom: 2 }, size);
    expect(camera).toEqual({ fit: "box", x: -50, y: 25, width: 400, height: 300 });
    const box = { left: -50, top: 25, right: 350, bottom: 325 };
    expect(cameraOn(box, size, false)).toEqual({ x: 150, y: 175, zoom: 2 });
    expect(cameraFor("highlight", [], { x: 0, y: 0, zoom: 1 }, size)).toEqual({});
    // On a phone the graph's right is drawn below: the middle of the same canvas is another point, and the box lies down.
    const turned = { x: 100, y: -50, zoom: 2, turned: true };
    const lying = cameraFor("here", [], turned, { width: 300, height: 500 }).camera;
    expect(lying).toEqual({ fit: "box", x: 25, y: -50, width: 250, height: 150 });
    const again = cameraOn({ left: 25, top: -50, right: 275, bottom: 100 }, { width: 300, height: 500 }, true);
    expect(viewportOf(again, { width: 300, height: 500 }, true)).toEqual({ x: 100, y: -50, zoom: 2 });
  });

  test("is shown on the canvas with exactly the part of the graph that the picture's step shows", () => {
    const close = { ...step, highlight: ["corvid"], camera: { fit: "highlight" as const } };
    const told = { ...snapshot, steps: [close, step] };
    const seen = partSeen(told, 0);
    if (seen === undefined) throw new Error("the step looks at a part");
    const within = ([x, y]: readonly [number, number]) =>
      x > seen.left && x < seen.right && y > seen.top && y < seen.bottom;
    const drawn = pictureShots(sceneOf(SAMPLE_GRAPH, snapshot.positions, "light"), pictureSize(snapshot), [
      { lifted: liftedBy(close, SAMPLE_GRAPH.relations), camera: close.camera },
    ]);
    const outside = SAMPLE_GRAPH.entities.filter(({ id }) => !within(snapshot.positions[id] ?? [0, 0]));
    expect(outside.length).toBeGreaterThan(0);
    expect(outside.map(({ id }) => id)).toEqual(drawn[0]?.outside);
    const { x, y, zoom } = cameraOn(seen, { width: 800, height: 600 }, false);
    expect(seen.left).toBeGreaterThanOrEqual(x - 400 / zoom - 1e-9);
    expect(seen.bottom).toBeLessThanOrEqual(y + 300 / zoom + 1e-9);
    expect(partSeen(told, 1)).toBeUndefined();
  });

  test("on the canvas selects its lines and what has none, so that no more stands out", () => {
    expect(refsOfStep(step, SAMPLE_GRAPH)).toEqual([
      { kind: "entity", id: "halls" },
      { kind: "relation", id: "r1" },
    ]);
    expect(highlightWords(step, SAMPLE_GRAPH)).toBe("3 entities and 1 relation stand out");
    expect(highlightWords({ highlight: [] }, SAMPLE_GRAPH)).toBe("Nothing stands out");
  });

  test("moves, and says what is wrong with it", () => {
    const steps = ["a", "b", "c"].map((title) => ({ ...step, title }));
    expect(moved(steps, 0, 2).map(({ title }) => title)).toEqual(["b", "c", "a"]);
    expect(moved(steps, 2, 3)).toBe(steps);
    expect(stepProblems([step, { ...step, title: " ", text: "x".repeat(2_003) }])).toEqual([
      {},
      { title: "Step 2 needs a title.", text: "3 characters too many; at most 2,000." },
    ]);
  });

  test("of a picture that is opened again is there for the next one, and replaces nothing", () => {
    const told = sampleSnapshot({ steps: [step] });
    expect(draftOfReopened(told)).toMatchObject({ steps: [step], title: told.title, replaces: undefined });
    expect([isUntouched(emptyDraft()), isUntouched(draftOfReopened(told))]).toEqual([true, false]);
    const lost = {
      ...emptyDraft(),
      title: "T",
      steps: [{ ...step, highlight: ["gone"], camera: { fit: "highlight" } as const }],
    };
    expect(requestOf(lost, subject).steps).toEqual([{ title: "T", text: "", highlight: [] }]);
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
