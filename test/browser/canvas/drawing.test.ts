// The drawing in a real Chromium: what is mounted, what changes, what the pointer does, and that nothing is left behind.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { generatedGraph } from "#test/support/generated-graph";
import type { Scene } from "#view";
import { sceneOf } from "#view";
import type { Drawing, DrawingHandlers } from "#web/client/canvas/mount-drawing";
import { mountDrawing } from "#web/client/canvas/mount-drawing";

const scene = sceneOf(AIP_GRAPH, AIP_POSITIONS, "light");

function handlers() {
  return {
    onTap: vi.fn<DrawingHandlers["onTap"]>(),
    onDoubleTap: vi.fn<DrawingHandlers["onDoubleTap"]>(),
    onBox: vi.fn<DrawingHandlers["onBox"]>(),
    onHover: vi.fn<DrawingHandlers["onHover"]>(),
    onMoved: vi.fn<DrawingHandlers["onMoved"]>(),
    onViewport: vi.fn<DrawingHandlers["onViewport"]>(),
  };
}

let container: HTMLElement;
let drawing: Drawing;
let heard: ReturnType<typeof handlers>;

beforeEach(() => {
  document.body.style.margin = "0";
  container = document.createElement("div");
  container.style.cssText = "width:390px;height:390px";
  document.body.append(container);
  heard = handlers();
  drawing = mountDrawing(container, heard);
  drawing.update(scene);
});

afterEach(() => {
  drawing.destroy();
  container.remove();
});

function at(entityId: string): { readonly x: number; readonly y: number; readonly radius: number } {
  const position = drawing.renderedPosition(entityId);
  if (position === null) throw new Error(`${entityId} is not drawn`);
  return position;
}

const drawnEntities = () =>
  AIP_GRAPH.entities.filter(({ id }) => drawing.renderedPosition(id) !== null).map(({ id }) => id);

/** Every relation that is found anywhere on a fine grid of points. */
function foundRelations(): ReadonlySet<string> {
  const found = new Set<string>();
  for (let x = 0; x < container.clientWidth; x += 2)
    for (let y = 0; y < container.clientHeight; y += 2) {
      const hit = drawing.hit(x, y);
      if (hit?.kind === "relation") found.add(hit.id);
    }
  return found;
}

/** How much of an element is let through, by itself and by what it is in. */
function opacityOf(element: Element): number {
  const own = Number(getComputedStyle(element).opacity);
  return element === container || element.parentElement === null ? own : own * opacityOf(element.parentElement);
}

/** Colours of all canvases at a point of the container, "r,g,b", with "@0.25" where they step back; not what is clear. */
function coloursAt(x: number, y: number): readonly string[] {
  return [...container.querySelectorAll("canvas")].flatMap((canvas) => {
    const ratio = canvas.width / container.clientWidth;
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getContext("2d")?.getImageData(x * ratio, y * ratio, 1, 1).data ?? [];
    const opacity = opacityOf(canvas);
    return a === 0 ? [] : [`${r},${g},${b}${opacity === 1 ? "" : `@${opacity}`}`];
  });
}

/** How many pixels of the outermost two rows and columns of any canvas are inked. */
function inkAtEdges(): number {
  return [...container.querySelectorAll("canvas")].reduce((sum, canvas) => {
    const { width, height } = canvas;
    const strips = [
      [0, 0, width, 2],
      [0, height - 2, width, 2],
      [0, 0, 2, height],
      [width - 2, 0, 2, height],
    ] as const;
    return strips.reduce((inked, [x, y, across, down]) => {
      const data = canvas.getContext("2d")?.getImageData(x, y, across, down).data ?? [];
      return inked + data.filter((value, index) => index % 4 === 3 && value > 0).length;
    }, sum);
  }, 0);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 450));
const only = (ids: readonly string[]): Scene => ({
  ...scene,
  entities: scene.entities.filter(({ id }) => ids.includes(id)),
});

describe("what is drawn", () => {
  test("every entity in the container, and every relation can be hit", () => {
    expect(drawnEntities()).toHaveLength(27);
    for (const id of drawnEntities()) {
      const { x, y } = at(id);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(390);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(390);
      expect(drawing.hit(x, y)).toEqual({ kind: "entity", id });
    }
    expect([...foundRelations()].toSorted()).toEqual(AIP_GRAPH.relations.map(({ id }) => id).toSorted());
    expect(drawing.hit(3, 3)).toBeNull();
  });

  test("fitted, nothing is cut by the canvas's edge, names included, in any room", async () => {
    for (const [width, height] of [
      [390, 390],
      [320, 520],
      [844, 250],
    ] as const) {
      container.style.cssText = `width:${width}px;height:${height}px`;
      await settled();
      drawing.viewport.fit(undefined, false);
      await settled();
      expect(inkAtEdges(), `${width} x ${height}`).toBe(0);
    }
  });

  test("turned, what lay to the right is below; places in and out stay the graph's own", async () => {
    const [before, positions] = [at("openai"), drawing.positions()];
    drawing.turn(true);
    await settled();
    drawing.viewport.fit(undefined, false);
    expect(drawing.turned()).toBe(true);
    expect(drawing.positions()).toEqual(positions);
    const { zoom, x, y } = drawing.viewport.get();
    const [across, down] = AIP_POSITIONS["openai"] ?? [0, 0];
    expect(at("openai")).toMatchObject({ x: down * zoom + x, y: across * zoom + y });
    drawing.turn(false);
    await settled();
    drawing.viewport.fit(undefined, false);
    expect(at("openai").x).toBeCloseTo(before.x, 0);
    expect(at("openai").y).toBeCloseTo(before.y, 0);
  });

  test("ink is on the canvas where an entity stands, in its kind's colour", async () => {
    await settled();
    const { x, y, radius } = at("pension-funds");
    expect(coloursAt(x, y + radius * 0.4)).toContain("128,128,42");
    drawing.update({ ...scene, scheme: "dark" });
    await settled();
    expect(coloursAt(x, y + radius * 0.4)).toContain("181,181,72");
  });

  test("what comes back after nothing was left is where the camera already is", async () => {
    await settled();
    const before = drawing.viewport.get();
    drawing.update({ ...scene, entities: [], relations: [] });
    await settled();
    const [some] = scene.entities;
    drawing.update({ ...scene, entities: some === undefined ? [] : [some], relations: [] });
    await settled();
    expect(drawing.viewport.get()).toEqual(before);
    drawing.update(scene);
  });

  test("a filter takes away and gives back, and what stays does not move", () => {
    const { x, y } = at("openai");
    drawing.update(only(["openai", "microsoft", "elon-musk"]));
    expect(drawnEntities().toSorted()).toEqual(["elon-musk", "microsoft", "openai"]);
    expect([...foundRelations()].toSorted()).toEqual([
      "elon-musk-founded-openai",
      "microsoft-competes_with-openai",
      "microsoft-invested_in-openai",
      "microsoft-partner_of-openai",
    ]);
    expect(at("openai")).toMatchObject({ x, y });
    drawing.update(scene);
    expect(drawnEntities()).toHaveLength(27);
    expect(foundRelations().size).toBe(AIP_GRAPH.relations.length);
    expect(at("openai")).toMatchObject({ x, y });
  });

  test("parallel relations are apart: halfway between two entities each has a place of its own", () => {
    drawing.viewport.fit(["microsoft", "openai"], false);
    const from = at("microsoft");
    const to = at("openai");
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
    const met: string[] = [];
    for (let step = -80; step <= 80; step += 2) {
      const hit = drawing.hit((from.x + to.x) / 2 + across.x * step, (from.y + to.y) / 2 + across.y * step);
      if (hit?.kind === "relation" && met.at(-1) !== hit.id) met.push(hit.id);
    }
    expect(met).toHaveLength(3);
    expect(new Set(met).size).toBe(3);
  });

  test("far away they are one line with a count, which opens under the pointer, and near a fan again", async () => {
    const between = () => [...foundRelations()].filter((id) => /^microsoft-.*-openai$/.test(id));
    const look = (zoom: number) => {
      const [x, y] = AIP_POSITIONS["openai"] ?? [0, 0];
      drawing.viewport.set({ x: 195 - x * zoom, y: 195 - y * zoom, zoom });
    };
    look(0.2);
    await expect.poll(between).toEqual(["microsoft-invested_in-openai"]);
    expect(drawnEntities()).toHaveLength(27);
    const [from, to] = [at("microsoft"), at("openai")];
    await userEvent.hover(container, { position: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } });
    const hit = { kind: "relation", id: "microsoft-invested_in-openai" };
    expect(heard.onHover).toHaveBeenLastCalledWith(hit, expect.anything(), expect.arrayContaining([hit.id]));
    expect(heard.onHover.mock.lastCall?.[2]).toHaveLength(3);
    look(0.5);
    await expect.poll(() => between().length).toBe(3);
  });

  test("an entity without a position comes to stand beside its neighbour and stays there", () => {
    const { microsoft: _left, ...positions } = AIP_POSITIONS;
    drawing.update({ ...only(["openai"]), positions });
    drawing.update({ ...only(["openai", "microsoft"]), positions });
    const placed = drawing.positions()["microsoft"];
    expect(placed).toBeDefined();
    drawing.update({ ...only(["openai", "microsoft", "aip"]), positions });
    expect(drawing.positions()["microsoft"]).toEqual(placed);
  });

  test("a relation of an entity with itself is a loop beside it, which can be hit", () => {
    const [relation] = AIP_GRAPH.relations;
    if (relation === undefined) throw new Error("no relation");
    const loop = { ...relation, id: "loop", source: "nvidia", target: "nvidia" };
    drawing.update({ ...only(["nvidia"]), relations: [loop] });
    drawing.viewport.fit(undefined, false);
    const { x, y, radius } = at("nvidia");
    const around = Array.from({ length: 60 }, (_, step) => {
      const angle = (step / 60) * 2 * Math.PI;
      return drawing.hit(x + Math.cos(angle) * radius * 2.2, y + Math.sin(angle) * radius * 2.2);
    });
    expect(around).toContainEqual({ kind: "relation", id: "loop" });
    expect(around).toContain(null);
  });

  test("of a large graph every entity is painted where it is found", async () => {
    drawing.update(sceneOf(generatedGraph(900), {}, "light"));
    drawing.viewport.fit(undefined, false);
    await settled();
    const inked = Array.from({ length: 45 }, (_, index) => at(`e${index * 20}`)).filter(
      ({ x, y }) => x > 0 && y > 0 && x < 390 && y < 390,
    );
    expect(inked).toHaveLength(45);
    for (const { x, y } of inked) {
      expect(drawing.hit(x, y)?.kind).toBe("entity");
      expect(coloursAt(x, y)).not.toEqual([]);
    }
  });

  test("new positions are gone to", async () => {
    drawing.update({ ...scene, positions: { ...AIP_POSITIONS, openai: [0, -300] } });
    await settled();
    expect(drawing.positions()["openai"]).toEqual([0, -300]);
    const { x, y, zoom } = drawing.viewport.get();
    expect(at("openai").x).toBeCloseTo(x, 1);
    expect(at("openai").y).toBeCloseTo(y - 300 * zoom, 1);
  });
});

describe("the pointer", () => {
  test("a click tells what it hit: an entity, a relation, the ground", async () => {
    const { x, y } = at("nvidia");
    await userEvent.click(container, { position: { x, y } });
    expect(heard.onTap).toHaveBeenLastCalledWith({ kind: "entity", id: "nvidia" }, { additive: false });
    const [from, to] = [at("aip"), at("total")];
    await userEvent.click(container, { position: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } });
    expect(heard.onTap).toHaveBeenLastCalledWith(
      { kind: "relation", id: "aip-seeks_capital-total" },
      { additive: false },
    );
    await userEvent.click(container, { position: { x: 3, y: 3 } });
    expect(heard.onTap).toHaveBeenLastCalledWith(null, { additive: false });
  });

  test("a click lays nothing out and moves nothing", async () => {
    const before = AIP_GRAPH.entities.map(({ id }) => at(id));
    await userEvent.click(container, { position: at("openai") });
    drawing.update({ ...scene, selection: [{ kind: "entity", id: "openai" }] });
    await settled();
    expect(AIP_GRAPH.entities.map(({ id }) => at(id))).toEqual(before);
    expect(heard.onMoved).not.toHaveBeenCalled();
  });

  test("with shift it adds, a double click says so", async () => {
    await userEvent.keyboard("{Shift>}");
    await userEvent.click(container, { position: at("mgx") });
    await userEvent.keyboard("{/Shift}");
    expect(heard.onTap).toHaveBeenLastCalledWith({ kind: "entity", id: "mgx" }, { additive: true });
    await userEvent.dblClick(container, { position: at("xai") });
    expect(heard.onDoubleTap).toHaveBeenCalledExactlyOnceWith("xai");
  });

  test("with shift a drag over the ground tells what its rectangle holds, and moves nothing", async () => {
    await settled();
    const before = drawing.viewport.get();
    type Point = { readonly x: number; readonly y: number };
    const drag = ({ x, y }: Point, to: Point) =>
      userEvent.dragAndDrop(container, container, { sourcePosition: { x, y }, targetPosition: to });
    const [first, last] = [
      { x: 2, y: 2 },
      { x: container.clientWidth - 2, y: container.clientHeight / 2 },
    ];
    const inside = drawnEntities().filter((id) => at(id).y < container.clientHeight / 2);
    await userEvent.keyboard("{Shift>}");
    await drag(first, last);
    expect(heard.onBox).toHaveBeenCalledOnce();
    expect([...(heard.onBox.mock.lastCall?.[0] ?? [])].toSorted()).toEqual(inside.toSorted());
    expect(inside.length).toBeGreaterThan(2);
    expect(inside.length).toBeLessThan(drawnEntities().length);
    expect(drawing.viewport.get()).toEqual(before);
    expect(heard.onTap).not.toHaveBeenCalled();
    // A click with the key on a line is one; a press on an entity begins none, nor does one without the key.
    const [from, to] = [at("aip"), at("total")];
    const onLine = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    await userEvent.click(container, { position: onLine });
    expect(heard.onTap).toHaveBeenLastCalledWith(
      { kind: "relation", id: "aip-seeks_capital-total" },
      { additive: true },
    );
    await drag(onLine, first);
    expect(heard.onBox).toHaveBeenCalledTimes(2);
    await drag(at("openai"), last);
    expect(heard.onBox).toHaveBeenCalledTimes(2);
    await userEvent.keyboard("{/Shift}");
    await drag(first, last);
    expect(heard.onBox).toHaveBeenCalledTimes(2);
  });

  test("hover tells, lifts the neighbours and quiets the rest to 25 %, and gives it back", async () => {
    const inkOf = (id: string) => coloursAt(at(id).x, at(id).y + at(id).radius * 0.4);
    await settled();
    const [far, near] = [inkOf("pension-funds"), inkOf("microsoft")];
    expect(far).toEqual(["128,128,42"]);
    await userEvent.hover(container, { position: at("openai") });
    expect(heard.onHover).toHaveBeenLastCalledWith({ kind: "entity", id: "openai" }, expect.anything(), []);
    await expect.poll(() => inkOf("pension-funds")).toEqual(["128,128,42@0.25"]);
    expect(inkOf("microsoft")).toEqual([`${near[0] ?? ""}@0.25`, ...near]);
    await userEvent.hover(container, { position: { x: 3, y: 3 } });
    expect(heard.onHover).toHaveBeenLastCalledWith(null, expect.anything(), []);
    await expect.poll(() => inkOf("pension-funds")).toEqual(far);
    await expect.poll(() => inkOf("microsoft")).toEqual(near);
  });

  test("of several that are selected, the pointer on one leaves the others in the light", async () => {
    const inkOf = (id: string) => coloursAt(at(id).x, at(id).y + at(id).radius * 0.4);
    const selection = ["openai", "pension-funds"].map((id) => ({ kind: "entity", id }) as const);
    drawing.update({ ...scene, selection });
    await settled();
    const [far = ""] = inkOf("pension-funds");
    await userEvent.hover(container, { position: at("openai") });
    await expect.poll(() => inkOf("pension-funds")).toEqual([`${far}@0.25`, far]);
    await userEvent.hover(container, { position: { x: 3, y: 3 } });
    await expect.poll(() => inkOf("pension-funds")).toEqual([far]);
    drawing.update(scene);
  });

  test("what is selected stays lit with what the scene keeps in the light, and moves with the camera", async () => {
    await settled();
    const selection = [{ kind: "entity", id: "openai" }] as const;
    const inkOf = (id: string) => coloursAt(at(id).x, at(id).y + at(id).radius * 0.4);
    const near = inkOf("microsoft");
    drawing.update({ ...scene, selection, focus: ["openai", "microsoft", "microsoft-partner_of-openai"] });
    await expect.poll(() => inkOf("microsoft")).toEqual([`${near[0] ?? ""}@0.25`, ...near]);
    drawing.viewport.panBy(20, 10);
    await expect.poll(() => inkOf("microsoft")).toEqual([`${near[0] ?? ""}@0.25`, ...near]);
    drawing.update(scene);
    await expect.poll(() => inkOf("microsoft")).toEqual(near);
  });

  test("the name of what is lit goes with it when the drawing turns", async () => {
    const selection = [{ kind: "entity", id: "openai" }] as const;
    drawing.update({ ...scene, selection, focus: ["openai", "microsoft", "microsoft-partner_of-openai"] });
    await settled();
    drawing.turn(true);
    await settled();
    const { x, y } = at("openai");
    const marks = drawing.marksOf({ kind: "entity", id: "openai" });
    expect(marks).toHaveLength(2);
    for (const { left, right, top, bottom } of marks)
      expect(Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y)).toBeLessThan(60);
  });

  test("a dragged entity is told with its new place and stays there", async () => {
    const { x, y } = at("nvidia");
    await userEvent.dragAndDrop(container, container, {
      sourcePosition: { x, y },
      targetPosition: { x: x - 60, y: y + 40 },
    });
    expect(heard.onMoved).toHaveBeenCalledOnce();
    const [moved = {}] = heard.onMoved.mock.calls[0] ?? [];
    const { zoom } = drawing.viewport.get();
    const [nx = 0, ny = 0] = moved["nvidia"] ?? [];
    expect(nx).toBeCloseTo(-40 - 60 / zoom, -1);
    expect(ny).toBeCloseTo(210 + 40 / zoom, -1);
    drawing.update({ ...scene, positions: { ...scene.positions, ...moved } });
    await settled();
    expect(drawing.positions()["nvidia"]).toEqual([nx, ny]);
  });

  test("the wheel zooms about the pointer", () => {
    const pointed = at("openai");
    const zoom = drawing.viewport.zoom();
    const box = container.getBoundingClientRect();
    const wheel = {
      deltaY: -200,
      clientX: box.x + pointed.x,
      clientY: box.y + pointed.y,
      bubbles: true,
      cancelable: true,
    };
    container.querySelector("canvas")?.dispatchEvent(new WheelEvent("wheel", wheel));
    expect(drawing.viewport.zoom()).toBeGreaterThan(zoom);
    expect(at("openai").x).toBeCloseTo(pointed.x, 0);
    expect(at("openai").y).toBeCloseTo(pointed.y, 0);
  });
});

describe("viewport, layouts and pictures", () => {
  test("fit, zoom, centre and set", async () => {
    drawing.viewport.fit(["uae", "mgx"], false);
    expect(at("uae").radius).toBeGreaterThan(8);
    drawing.viewport.set({ x: 10, y: 20, zoom: 0.5 });
    expect(drawing.viewport.get()).toEqual({ x: 10, y: 20, zoom: 0.5 });
    drawing.viewport.zoomBy(2);
    expect(drawing.viewport.zoom()).toBe(1);
    drawing.viewport.centre("india", false);
    expect(at("india").x).toBeCloseTo(195);
    expect(at("india").y).toBeCloseTo(195);
    await settled();
    expect(heard.onViewport).toHaveBeenLastCalledWith(drawing.viewport.get());
  });

  test("what is animated arrives, and at rest no frame is asked for", async () => {
    await settled();
    drawing.viewport.centre("india");
    await expect.poll(() => [at("india").x, at("india").y].map(Math.round)).toEqual([195, 195]);
    drawing.update({ ...scene, positions: { ...AIP_POSITIONS, uae: [700, 700] } });
    const place = () => [drawing.positions()["uae"], Math.round(at("uae").x - at("india").x)];
    const { zoom } = drawing.viewport.get();
    const [x = 0] = AIP_POSITIONS["india"] ?? [];
    await expect.poll(place).toEqual([[700, 700], Math.round((700 - x) * zoom)]);
    await settled();
    const asked = vi.spyOn(window, "requestAnimationFrame");
    await new Promise((done) => setTimeout(done, 300));
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  test.each(["force", "placed", "layered", "concentric", "groups"] as const)(
    "%s lays out every entity in a worker, none on another",
    async (kind) => {
      const groups = Object.fromEntries(AIP_GRAPH.entities.map((entity) => [entity.id, entity.kind]));
      const positions = await drawing.relayout(kind, { groups });
      const points = AIP_GRAPH.entities.map(({ id }) => positions[id] ?? [Number.NaN, Number.NaN]);
      for (const [index, [x, y]] of points.entries())
        for (const [ox, oy] of points.slice(index + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(20);
    },
  );

  test("a layout of some leaves the others exactly where they are", async () => {
    const positions = await drawing.relayout("force", { only: ["india", "uae"] });
    const { india, uae, ...others } = positions;
    const { india: wasIndia, uae: wasUae, ...before } = AIP_POSITIONS;
    expect(others).toEqual(before);
    expect([india, uae]).not.toEqual([wasIndia, wasUae]);
  });

  test("a stopped layout answers nothing", async () => {
    const answer = drawing.relayout("force");
    drawing.stopLayout();
    expect(await answer).toEqual({});
  });

  test("the picture is a PNG of the width asked for", async () => {
    const blob = await drawing.png({ width: 600, scale: 2 });
    expect(blob.type).toBe("image/png");
    const image = await createImageBitmap(blob);
    expect(image.width).toBe(1200);
    expect(image.height).toBeGreaterThan(400);
  });
});

describe("coming and going", () => {
  test("destroy leaves the container as it was", () => {
    const fresh = document.createElement("div");
    fresh.style.cssText = "width:300px;height:200px";
    document.body.append(fresh);
    const second = mountDrawing(fresh, handlers());
    second.update(scene);
    expect(fresh.querySelectorAll("canvas").length).toBeGreaterThan(1);
    second.destroy();
    expect(fresh.childNodes).toHaveLength(0);
    expect(fresh.className).toBe("");
    expect(fresh.style.background).toBe("");
    fresh.remove();
  });

  test("two mounts, one after the other in one element, draw once", () => {
    const fresh = document.createElement("div");
    fresh.style.cssText = "width:300px;height:200px";
    document.body.append(fresh);
    const first = mountDrawing(fresh, handlers());
    first.update(scene);
    const canvases = fresh.querySelectorAll("canvas").length;
    first.destroy();
    const second = mountDrawing(fresh, handlers());
    second.update(scene);
    expect(fresh.querySelectorAll("canvas")).toHaveLength(canvases);
    expect(second.renderedPosition("aip")).not.toBeNull();
    second.destroy();
    second.destroy();
    fresh.remove();
  });

  test("what comes after destroy does no harm", async () => {
    const fresh = document.createElement("div");
    fresh.style.cssText = "width:300px;height:200px";
    document.body.append(fresh);
    const gone = mountDrawing(fresh, handlers());
    gone.update(scene);
    const layout = gone.relayout("force");
    gone.destroy();
    expect(await layout).toEqual({});
    fresh.remove();
    await settled();
  });
});
