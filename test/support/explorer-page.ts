// The explorer's page as a test sees it: what cytoscape has drawn, and the page's own store, found the way React keeps it.
import type { Page } from "playwright";
import type { ExplorerStore } from "#web/client/state/explorer-store";

export interface Drawn {
  readonly entities: Readonly<Record<string, readonly [number, number]>>;
  /** Ids; of parallel relations drawn as one line "one-end other-end ×3". */
  readonly relations: readonly string[];
  readonly selected: readonly string[];
  /** Entities lifted out of the quiet rest by a focus, a selection or a path. */
  readonly lit: readonly string[];
  readonly camera: { readonly x: number; readonly y: number; readonly zoom: number };
  /** Classes, size and colour of everything drawn, by its id. */
  readonly looks: Readonly<Record<string, string>>;
}

/** What cytoscape has on its canvas; it keeps itself at the element it draws into, the marks below what is lit. */
export async function drawnOn(page: Page): Promise<Drawn> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-testid="canvas"] *')].some((box) => Reflect.has(box, "_cyreg")),
  );
  return page.evaluate(() => {
    interface Item {
      data(name: string): string;
      position(): { x: number; y: number };
      hasClass(name: string): boolean;
      classes(): string[];
      source(): Item;
      target(): Item;
    }
    interface Core {
      nodes(): { map<T>(of: (item: Item) => T): T[] };
      edges(): { map<T>(of: (item: Item) => T): T[] };
      pan(): { x: number; y: number };
      zoom(): number;
      width(): number;
      height(): number;
    }
    const boxes = [...document.querySelectorAll('[data-testid="canvas"] *')];
    const [marks, above] = boxes.filter((box) => Reflect.has(box, "_cyreg"));
    const coreAt = (box: Element | undefined): Core | undefined => {
      const registry: unknown = box === undefined ? undefined : Reflect.get(box, "_cyreg");
      return (registry as { cy: Core } | undefined)?.cy; // a named door: cytoscape's own mark on its container
    };
    const cy = coreAt(marks);
    if (cy === undefined) throw new Error("nothing is drawn");
    const isQuiet = marks instanceof HTMLElement && marks.style.opacity !== "";
    const lit = (isQuiet ? coreAt(above) : undefined)?.nodes().map((node) => node.data("entityId")) ?? [];
    const round = (value: number): number => Math.round(value * 10) / 10 || 0;
    const looksOf = (item: Item, names: readonly string[]): string =>
      [
        ...item
          .classes()
          .filter((name) => !/hover/.test(name))
          .toSorted(),
        ...names.map((name) => item.data(name)),
      ].join(" ");
    const nodes = cy.nodes().map((node) => {
      const { x, y } = node.position();
      const looks = looksOf(node, ["size", "fill", "shape"]);
      return { id: node.data("entityId"), x: round(x), y: round(y), selected: node.hasClass("selected"), looks };
    });
    const nameOf = (edge: Item): string => {
      const count = /^(\d+) relations$/.exec(edge.data("mix") === undefined ? "" : edge.data("label"))?.[1];
      if (count === undefined) return edge.data("relationId");
      return `${[edge.source().data("entityId"), edge.target().data("entityId")].toSorted().join(" ")} ×${count}`;
    };
    const edges = cy.edges().map((edge) => ({
      id: nameOf(edge),
      selected: edge.hasClass("selected"),
      looks: looksOf(edge, ["width", "stroke", "line", "opacity"]),
    }));
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    return {
      entities: Object.fromEntries(
        nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, x, y }) => [id, [x, y] as const]),
      ),
      relations: edges.map(({ id }) => id).toSorted(),
      selected: [...nodes, ...edges].flatMap(({ id, selected }) => (selected ? [id] : [])).toSorted(),
      lit: lit.toSorted(),
      camera: { x: (cy.width() / 2 - pan.x) / zoom, y: (cy.height() / 2 - pan.y) / zoom, zoom },
      looks: Object.fromEntries(
        [...nodes, ...edges].map(({ id, looks }) => [id, looks] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    };
  });
}

/** Relations as `Drawn` names them: those that one line stands for, where it does, by their pair. */
export function asDrawn(
  { relations }: Pick<Drawn, "relations">,
  facts: readonly { readonly id: string; readonly from: string; readonly to: string }[],
): readonly string[] {
  const pairOf = ({ from, to }: { readonly from: string; readonly to: string }) => [from, to].toSorted().join(" ");
  const named = facts.map((fact) => {
    const pair = pairOf(fact);
    const together = `${pair} ×${facts.filter((other) => pairOf(other) === pair).length}`;
    return relations.includes(together) ? together : fact.id;
  });
  return [...new Set(named)].toSorted();
}

/** What is drawn once it stands still. */
export async function drawnAtRest(page: Page, rest = 300): Promise<Drawn> {
  let last = JSON.stringify(await drawnOn(page));
  for (;;) {
    await page.waitForTimeout(rest);
    const drawn = await drawnOn(page);
    if (JSON.stringify(drawn) === last) return drawn;
    last = JSON.stringify(drawn);
  }
}

/** The graph's place at the canvas's upper left corner, and the zoom: what stays while a panel takes of the canvas's room. */
export async function cornerAtRest(page: Page): Promise<Drawn["camera"]> {
  const { x, y, zoom } = (await drawnAtRest(page)).camera;
  const { width, height } = await page.getByTestId("canvas").evaluate((box) => box.getBoundingClientRect());
  const round = (value: number): number => Math.round(value * 100) / 100;
  return { x: round(x - width / 2 / zoom), y: round(y - height / 2 / zoom), zoom: Math.round(zoom * 1e4) / 1e4 };
}

/**
 * Lets `window.explorer` be the page's store: the value of the context that its components read, where React keeps that.
 * The page itself shows it to nobody.
 */
export async function findStore(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Context {
      readonly memoizedValue: unknown;
      readonly next: Context | null;
    }
    interface Fiber {
      readonly dependencies: { readonly firstContext: Context | null } | null;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
    }
    const isStore = (value: unknown): boolean =>
      typeof value === "object" && value !== null && "getState" in value && "temporal" in value;
    const find = (fiber: Fiber | null): unknown => {
      if (fiber === null) return undefined;
      for (let at = fiber.dependencies?.firstContext ?? null; at !== null; at = at.next) {
        if (isStore(at.memoizedValue)) return at.memoizedValue;
      }
      return find(fiber.child) ?? find(fiber.sibling);
    };
    const root = document.getElementById("page");
    const key = Object.keys(root ?? {}).find((name) => name.startsWith("__reactContainer$")) ?? "";
    const found = root === null ? undefined : find(Reflect.get(root, key) as Fiber); // a named door: React's own record
    if (found === undefined) throw new Error("the page's store was not found");
    Reflect.set(window, "explorer", found);
  });
}

declare global {
  interface Window {
    /** Only after findStore. */
    readonly explorer: ExplorerStore;
  }
}
