// Pan and zoom of a drawing through its viewBox. The page's scroll stays the page's: a wheel zooms only with a
// modifier, one finger scrolls, two pan and pinch, two taps come closer and go back; the buttons do the same.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Moves every drawing of a stage to what `boxOf` says of it, in `ms`; the whole where it says nothing. */
export type LookAt = (boxOf: (drawing: SVGSVGElement) => Box | undefined, ms: number) => void;

const CLOSEST = 6;
const STEP = 1.4;
/** How much closer two taps come. */
const TAPPED = 2.5;
/** Two taps are one gesture within this time and distance. */
const TWICE_MS = 400;
const TWICE_PX = 24;

/** Gives every drawing in the stage its own view; shows the buttons. */
export function zoomable(stage: HTMLElement): LookAt {
  const views = [...stage.querySelectorAll<SVGSVGElement>("svg[viewBox]")].map((svg) => new DrawingView(svg));
  const shown = () => views.find((view) => view.isShown());
  const controls = stage.querySelector<HTMLElement>(".controls");
  if (controls !== null && views.length > 0) {
    controls.hidden = false;
    controls.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const view = shown();
      if (button?.dataset["zoom"] === "all") view?.reset();
      else if (button !== null) view?.zoom(button.dataset["zoom"] === "in" ? STEP : 1 / STEP);
    });
    for (const view of views) view.listen();
  }
  return (boxOf, ms) => {
    for (const view of views) view.lookAt(boxOf, ms);
  };
}

class DrawingView {
  readonly #svg: SVGSVGElement;
  readonly #whole: Box;
  #box: Box;
  #drag: { readonly pointerId: number; x: number; y: number; moved: boolean } | undefined;
  /** The last tap on empty ground that no second one has followed yet. */
  #tapped: MouseEvent | undefined;
  #moving = 0;
  #pinch: { readonly distance: number; readonly x: number; readonly y: number } | undefined;

  constructor(svg: SVGSVGElement) {
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#svg = svg;
    this.#whole = { x, y, width, height };
    this.#box = this.#whole;
  }

  isShown(): boolean {
    return this.#svg.getBoundingClientRect().width > 0;
  }

  reset(): void {
    this.#show(this.#whole);
  }

  lookAt(boxOf: Parameters<LookAt>[0], ms: number): void {
    const to = boxOf(this.#svg) ?? this.#whole;
    const from = this.#box;
    const began = performance.now();
    const move = (now: number): void => {
      const left = ms <= 0 ? 0 : Math.max(0, 1 - (now - began) / ms) ** 3;
      const between = (name: keyof Box) => to[name] + (from[name] - to[name]) * left;
      this.#show({ x: between("x"), y: between("y"), width: between("width"), height: between("height") });
      if (left > 0) this.#moving = requestAnimationFrame(move);
    };
    move(this.isShown() ? began : began + ms);
  }

  /** Larger than 1 comes closer; around a point of the screen, else around the middle. */
  zoom(factor: number, clientX?: number, clientY?: number): void {
    const width = Math.min(Math.max(this.#box.width / factor, this.#whole.width / CLOSEST), this.#whole.width);
    const height = (width / this.#whole.width) * this.#whole.height;
    const rect = this.#svg.getBoundingClientRect();
    const partX = clientX === undefined ? 0.5 : (clientX - rect.left) / rect.width;
    const partY = clientY === undefined ? 0.5 : (clientY - rect.top) / rect.height;
    this.#show({
      x: this.#box.x + (this.#box.width - width) * partX,
      y: this.#box.y + (this.#box.height - height) * partY,
      width,
      height,
    });
  }

  listen(): void {
    const svg = this.#svg;
    svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY / 240), event.clientX, event.clientY);
      },
      { passive: false },
    );
    // A mouse that drags does not scroll a page, so a drawing that is zoomed in follows it.
    svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0 || this.#box === this.#whole) return;
      this.#drag = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    });
    svg.addEventListener("pointermove", (event) => {
      const drag = this.#drag;
      if (drag === undefined || drag.pointerId !== event.pointerId) return;
      if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4) return;
      if (!drag.moved) svg.setPointerCapture(event.pointerId);
      this.#pan(event.clientX - drag.x, event.clientY - drag.y);
      this.#drag = { ...drag, x: event.clientX, y: event.clientY, moved: true };
    });
    for (const name of ["pointerup", "pointercancel"] as const) {
      svg.addEventListener(name, () => {
        // The click that ends a drag opens nothing.
        if (this.#drag?.moved === true) svg.addEventListener("click", swallow, { capture: true, once: true });
        this.#drag = undefined;
      });
    }
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("touchstart", (event) => this.#touch(event), { passive: false });
    svg.addEventListener("touchmove", (event) => this.#touch(event), { passive: false });
    for (const name of ["touchend", "touchcancel"] as const) {
      svg.addEventListener(name, () => {
        this.#pinch = undefined;
      });
    }
    // Twice on empty ground: closer there, and back to the whole. On a line the first tap has opened its receipt.
    svg.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a") !== null) return;
      // Not "dblclick": of four taps in a row it tells the first two only.
      const first = this.#tapped;
      const isSecond =
        first !== undefined &&
        event.timeStamp - first.timeStamp < TWICE_MS &&
        Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) < TWICE_PX;
      this.#tapped = isSecond ? undefined : event;
      if (!isSecond) return;
      if (this.#box === this.#whole) this.zoom(TAPPED, event.clientX, event.clientY);
      else this.reset();
    });
  }

  #touch(event: TouchEvent): void {
    const [a, b] = event.touches;
    if (a === undefined || b === undefined || event.touches.length !== 2) return;
    event.preventDefault();
    const now = {
      distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1,
      x: (a.clientX + b.clientX) / 2,
      y: (a.clientY + b.clientY) / 2,
    };
    const before = this.#pinch;
    this.#pinch = now;
    if (before === undefined || event.type === "touchstart") return;
    this.zoom(now.distance / before.distance, now.x, now.y);
    this.#pan(now.x - before.x, now.y - before.y);
  }

  /** By px of the screen. */
  #pan(dx: number, dy: number): void {
    const scale = this.#box.width / (this.#svg.getBoundingClientRect().width || 1);
    this.#show({ ...this.#box, x: this.#box.x - dx * scale, y: this.#box.y - dy * scale });
  }

  /** Never outside of the whole drawing. */
  #show(wanted: Box): void {
    // Whatever moves it now, an older movement ends.
    cancelAnimationFrame(this.#moving);
    const whole = this.#whole;
    this.#box =
      wanted.width >= whole.width
        ? whole
        : {
            ...wanted,
            x: within(wanted.x, whole.x, wanted.width, whole.width),
            y: within(wanted.y, whole.y, wanted.height, whole.height),
          };
    const { x, y, width, height } = this.#box;
    this.#svg.setAttribute("viewBox", [x, y, width, height].map((n) => Math.round(n * 100) / 100).join(" "));
  }
}

function within(value: number, start: number, size: number, wholeSize: number): number {
  return Math.min(Math.max(value, start), start + wholeSize - size);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
