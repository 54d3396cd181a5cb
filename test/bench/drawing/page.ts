// What the drawing bench runs in the page: the product's drawing and bare cytoscape over the same graph, by the same
// steps. Times in ms; a frame is from one animation frame to the next.
import cytoscape from "cytoscape";
import { sceneOf, toElements } from "#view";
import { generatedGraph } from "#test/support/generated-graph";
import { mountDrawing } from "#web/client/canvas/mount-drawing";

export interface Timing {
  readonly first: number;
  readonly pan: readonly number[];
  readonly zoom: readonly number[];
  readonly hover: readonly number[];
  /** A change of the selection, to the next frame. */
  readonly select: readonly number[];
}

export interface DrawingBench {
  product(count: number): Promise<Timing>;
  floor(count: number): Promise<Timing>;
}

interface Steered {
  pan(x: number, y: number): void;
  zoom(factor: number): void;
  at(id: string): { readonly x: number; readonly y: number } | null;
  select(id: string): void;
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a step costs until the frame after it is painted. */
async function timed(step: () => void): Promise<number> {
  await frame();
  const start = performance.now();
  step();
  await frame();
  await frame();
  return performance.now() - start;
}

async function steps(container: HTMLElement, steered: Steered, ids: readonly string[]): Promise<Omit<Timing, "first">> {
  const pan: number[] = [];
  const zoom: number[] = [];
  const hover: number[] = [];
  const select: number[] = [];
  for (let step = 0; step < 20; step++) pan.push(await timed(() => steered.pan(step % 2 === 0 ? 9 : -9, 4)));
  for (let step = 0; step < 20; step++) zoom.push(await timed(() => steered.zoom(step % 2 === 0 ? 1.06 : 1 / 1.06)));
  const canvas = container.querySelector("canvas");
  const corner = container.getBoundingClientRect();
  for (const id of ids.slice(0, 8)) {
    const at = steered.at(id);
    if (at === null) continue;
    const move = (x: number, y: number) =>
      canvas?.dispatchEvent(
        new MouseEvent("mousemove", { clientX: corner.x + x, clientY: corner.y + y, bubbles: true }),
      );
    const start = performance.now();
    move(at.x, at.y);
    // Longer than the pointer must rest; what lies between is the frames' own time.
    await rest(90);
    await frame();
    await frame();
    hover.push(performance.now() - start - 90);
    move(2, 2);
    await rest(120);
  }
  for (const id of ids.slice(0, 6)) select.push(await timed(() => steered.select(id)));
  return { pan, zoom, hover, select };
}

function fresh(): HTMLElement {
  const container = document.createElement("div");
  container.style.cssText = "position:absolute;inset:0";
  document.body.replaceChildren(container);
  return container;
}

function hubs(graph: ReturnType<typeof generatedGraph>): readonly string[] {
  return graph.entities.filter((_, index) => index % 97 === 0).map(({ id }) => id);
}

const nothing = () => {};

async function product(count: number): Promise<Timing> {
  const graph = generatedGraph(count);
  const scene = sceneOf(graph, {}, "light");
  const container = fresh();
  await frame();
  const start = performance.now();
  const drawing = mountDrawing(container, {
    onTap: nothing,
    onDoubleTap: nothing,
    onMenu: nothing,
    onHover: nothing,
    onMoved: nothing,
    onViewport: nothing,
  });
  drawing.update(scene);
  await frame();
  await frame();
  const first = performance.now() - start;
  const positions = drawing.positions();
  const timing = await steps(
    container,
    {
      pan: (x, y) => drawing.viewport.panBy(x, y),
      zoom: (factor) => drawing.viewport.zoomBy(factor),
      at: (id) => drawing.renderedPosition(id),
      select: (id) => drawing.update({ ...scene, positions, selection: [{ kind: "entity", id }] }),
    },
    hubs(graph),
  );
  drawing.destroy();
  return { first, ...timing };
}

async function floor(count: number): Promise<Timing> {
  const graph = generatedGraph(count);
  const container = fresh();
  await frame();
  const start = performance.now();
  const elements = toElements(sceneOf(graph, {}, "light")).map((element) => ({ ...element }));
  const cy = cytoscape({
    container,
    elements: elements.map((element) =>
      element.group === "nodes"
        ? { group: "nodes", data: { id: element.data.id }, position: { ...element.position } }
        : { group: "edges", data: { id: element.data.id, source: element.data.source, target: element.data.target } },
    ),
    style: [
      { selector: "node", style: { width: 30, height: 30 } },
      { selector: "edge", style: { width: 1.5, "curve-style": "bezier" } },
    ],
    layout: { name: "preset", fit: true },
  });
  await frame();
  await frame();
  const first = performance.now() - start;
  const middle = { x: container.clientWidth / 2, y: container.clientHeight / 2 };
  const timing = await steps(
    container,
    {
      pan: (x, y) => void cy.panBy({ x, y }),
      zoom: (factor) => void cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle }),
      at: (id) => cy.getElementById(`e:${id}`).renderedPosition(),
      select: (id) => void cy.getElementById(`e:${id}`).select(),
    },
    hubs(graph),
  );
  cy.destroy();
  return { first, ...timing };
}

export const bench: DrawingBench = { product, floor };
