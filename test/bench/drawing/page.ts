// What the drawing bench runs in the page: the product's drawing and bare cytoscape over the same graph, by the same
// steps. Times in ms until the second frame after a step, so that what it made is painted.
import cytoscape from "cytoscape";
import { sceneOf, toElements } from "#view";
import type { Element, Scene } from "#view";
import { generatedGraph } from "#test/support/generated-graph";
import { mountDrawing } from "#web/client/canvas/mount-drawing";

export type StepName = "pan" | "zoom" | "hover" | "select" | "filter" | "expand" | "drag";
export type Side = "bare" | "drawing";

interface Mounted {
  readonly container: HTMLElement;
  pan(x: number, y: number): void;
  zoom(factor: number): void;
  at(id: string): { readonly x: number; readonly y: number } | null;
  select(id: string): void;
  /** Without every entity of one kind, or with them again. */
  filter(on: boolean): void;
  /** Without the last 25 entities, or with them again. */
  expand(on: boolean): void;
}

export interface DrawingBench {
  /** Draws it and answers how long that took. */
  mount(side: Side, count: number): Promise<number>;
  /** Takes the step some times on what is mounted; its times. */
  step(name: StepName): Promise<readonly number[]>;
}

const ADDED = 25;
const nothing = () => {};
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function timed(step: () => void): Promise<number> {
  await frame();
  const start = performance.now();
  step();
  await frame();
  await frame();
  return performance.now() - start;
}

async function times(count: number, step: (index: number) => void): Promise<readonly number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index++) all.push(await timed(() => step(index)));
  return all;
}

function pointer(container: HTMLElement) {
  const canvas = container.querySelector("canvas");
  const corner = container.getBoundingClientRect();
  return (type: string, { x, y }: { readonly x: number; readonly y: number }) =>
    void canvas?.dispatchEvent(
      new MouseEvent(type, { clientX: corner.x + x, clientY: corner.y + y, bubbles: true, button: 0 }),
    );
}

async function hovers(mounted: Mounted, ids: readonly string[]): Promise<readonly number[]> {
  const tell = pointer(mounted.container);
  const all: number[] = [];
  for (const id of ids) {
    const at = mounted.at(id);
    if (at === null) continue;
    const start = performance.now();
    tell("mousemove", at);
    // Longer than the pointer must rest; what lies between is the frames' own time.
    await rest(90);
    await frame();
    await frame();
    all.push(performance.now() - start - 90);
    tell("mousemove", { x: 2, y: 2 });
    await rest(400);
  }
  return all;
}

async function drags(mounted: Mounted, id: string): Promise<readonly number[]> {
  const tell = pointer(mounted.container);
  const at = mounted.at(id);
  if (at === null) return [];
  tell("mousemove", at);
  await rest(150);
  tell("mousedown", at);
  const all = await times(10, (index) => tell("mousemove", { x: at.x + 8 * (index + 1), y: at.y + 3 * index }));
  tell("mouseup", { x: at.x + 80, y: at.y + 27 });
  tell("mousemove", { x: 2, y: 2 });
  await rest(400);
  return all;
}

function fresh(): HTMLElement {
  const container = document.createElement("div");
  container.style.cssText = "position:absolute;inset:0";
  document.body.replaceChildren(container);
  return container;
}

const sceneFor = (count: number) => sceneOf(generatedGraph(count), {}, "light");

/** An entity with its neighbours and its relations: what the explorer keeps in the light of what is selected. */
function focusOf({ relations }: Scene, id: string): readonly string[] {
  const touching = relations.filter(({ source, target }) => source === id || target === id);
  return [id, ...touching.flatMap((each) => [each.id, each.source, each.target])];
}

const without = (scene: Scene, gone: ReadonlySet<string>): Scene => ({
  ...scene,
  entities: scene.entities.filter(({ id }) => !gone.has(id)),
});

/** Ids of the entities that the two steps take away. */
function leavers({ entities }: Scene): Record<"filter" | "expand", ReadonlySet<string>> {
  const [first] = entities;
  return {
    filter: new Set(entities.filter(({ kind }) => kind === first?.kind).map(({ id }) => id)),
    expand: new Set(entities.slice(-ADDED).map(({ id }) => id)),
  };
}

function mountProduct(bare: Scene): Mounted {
  const container = fresh();
  const drawing = mountDrawing(container, {
    onTap: nothing,
    onDoubleTap: nothing,
    onBox: nothing,
    onMenu: nothing,
    onHover: nothing,
    onMoved: nothing,
    onViewport: nothing,
  });
  drawing.update(bare);
  const scene = { ...bare, positions: drawing.positions() };
  const gone = leavers(scene);
  const fewer = { filter: without(scene, gone.filter), expand: without(scene, gone.expand) };
  return {
    container,
    pan: (x, y) => drawing.viewport.panBy(x, y),
    zoom: (factor) => drawing.viewport.zoomBy(factor),
    at: (id) => drawing.renderedPosition(id),
    select: (id) => drawing.update({ ...scene, selection: [{ kind: "entity", id }], focus: focusOf(scene, id) }),
    filter: (on) => drawing.update(on ? fewer.filter : scene),
    expand: (on) => drawing.update(on ? scene : fewer.expand),
  };
}

const bareElement = (element: Element): cytoscape.ElementDefinition =>
  element.group === "nodes"
    ? { group: "nodes", data: { id: element.data.id }, position: { ...element.position } }
    : { group: "edges", data: { id: element.data.id, source: element.data.source, target: element.data.target } };

function mountBare(scene: Scene): Mounted {
  const container = fresh();
  const cy = cytoscape({
    container,
    elements: toElements(scene).map(bareElement),
    style: [
      { selector: "node", style: { width: 30, height: 30 } },
      { selector: "edge", style: { width: 1.5, "curve-style": "bezier" } },
    ],
    layout: { name: "preset", fit: true },
  });
  const middle = { x: container.clientWidth / 2, y: container.clientHeight / 2 };
  const gone = leavers(scene);
  const of = (ids: ReadonlySet<string>) => {
    const nodes = cy.nodes().filter((node) => ids.has(node.id().slice(2)));
    return nodes.union(nodes.connectedEdges());
  };
  const leaving = { filter: of(gone.filter), expand: of(gone.expand) };
  return {
    container,
    pan: (x, y) => void cy.panBy({ x, y }),
    zoom: (factor) => void cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle }),
    at: (id) => cy.getElementById(`e:${id}`).renderedPosition(),
    select: (id) => void cy.getElementById(`e:${id}`).select(),
    filter: (on) => void (on ? leaving.filter.remove() : leaving.filter.restore()),
    expand: (on) => void (on ? leaving.expand.restore() : leaving.expand.remove()),
  };
}

let mounted: Mounted | undefined;
let hubs: readonly string[] = [];

async function step(name: StepName): Promise<readonly number[]> {
  const on = mounted;
  if (on === undefined) throw new Error("nothing is mounted");
  if (name === "pan") return times(20, (index) => on.pan(index % 2 === 0 ? 9 : -9, 4));
  if (name === "zoom") return times(20, (index) => on.zoom(index % 2 === 0 ? 1.06 : 1 / 1.06));
  if (name === "hover") return hovers(on, hubs.slice(0, 8));
  if (name === "select") return times(6, (index) => on.select(hubs[index] ?? ""));
  if (name === "drag") return drags(on, hubs[1] ?? "");
  if (name === "filter") return times(4, (index) => on.filter(index % 2 === 0));
  on.expand(false);
  await frame();
  const all = await times(3, (index) => on.expand(index % 2 === 0));
  return all.filter((_, index) => index % 2 === 0);
}

export const bench: DrawingBench = {
  async mount(side, count) {
    const scene = sceneFor(count);
    hubs = scene.entities.filter((_, index) => index % 97 === 0).map(({ id }) => id);
    return timed(() => {
      mounted = side === "bare" ? mountBare(scene) : mountProduct(scene);
    });
  },
  step,
};
