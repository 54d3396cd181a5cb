// Tells a story over what is already drawn: turned by buttons and keys in an embed, by scrolling on a page. Without this
// the same steps are a list of pictures.
import type { Box, LookAt } from "./zoom.ts";

const MOTION_MS = 200;
/** A step is told once its top is above this line of the screen, however far above: below a picture that stays at the top. */
const ABOVE_LINE = "9999999px 0px -32% 0px";

export interface Story {
  /** By the step's index; -1 is the whole picture. */
  show(index: number): void;
}

/** Undefined where the page has no story. */
export function openStory(page: Document, stage: HTMLElement, lookAt: LookAt): Story | undefined {
  const view = page.defaultView;
  const story = page.querySelector<HTMLElement>(".story");
  const steps = [...(story?.querySelectorAll<HTMLElement>(".step") ?? [])];
  if (view === null || story === null || steps.length === 0) return undefined;
  const calm = view.matchMedia("(prefers-reduced-motion: reduce)");
  const keys = steps.map((step) => step.querySelector(".key"));
  let at = -1;

  // On paper the picture is whole, and each step has its own.
  const print = view.matchMedia("print");
  const draw = (ms: number): void => {
    const shown = print.matches ? -1 : at;
    for (const index of steps.keys()) stage.classList.toggle(`s${index + 1}`, index === shown);
    lookAt((drawing) => boxOf(steps[shown], drawing.closest(".wide") === null ? "narrow" : "wide"), ms);
  };
  const show = (index: number): void => {
    at = index;
    for (const [number, step] of steps.entries()) {
      step.classList.toggle("on", number === index);
      keys[number]?.classList.toggle("on", number === index);
      if (number === index) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    draw(calm.matches || print.matches ? 0 : MOTION_MS);
  };
  print.addEventListener("change", () => draw(0));

  page.documentElement.classList.add("scripted");
  const turns = story.querySelector<HTMLElement>(".turns");
  if (turns !== null) {
    // The words stand over the picture; what its numbers say stands under it.
    const under = page.createElement("div");
    under.className = "keys";
    under.append(...keys.filter((key) => key !== null));
    stage.after(under);
  }
  if (turns !== null) return { show: turnByHand(page, story, turns, steps, show) };
  showWhatIsRead(view, steps, show);
  return { show };
}

/** Where a step looks, from its own picture. */
function boxOf(step: HTMLElement | undefined, form: "wide" | "narrow"): Box | undefined {
  const own = step?.querySelector<SVGSVGElement>(`.shot.${form}`)?.viewBox.baseVal;
  return own === undefined ? undefined : { x: own.x, y: own.y, width: own.width, height: own.height };
}

function showWhatIsRead(view: Window & typeof globalThis, steps: readonly HTMLElement[], show: Story["show"]): void {
  const above = new Set<Element>();
  const read = new view.IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) above.add(target);
        else above.delete(target);
      }
      // Above the first, as at the beginning, it is -1: the whole.
      show(steps.findLastIndex((step) => above.has(step)));
    },
    { rootMargin: ABOVE_LINE },
  );
  for (const step of steps) read.observe(step);
}

function turnByHand(
  page: Document,
  story: HTMLElement,
  turns: HTMLElement,
  steps: readonly HTMLElement[],
  show: Story["show"],
): Story["show"] {
  const last = steps.length - 1;
  const place = turns.querySelector(".place");
  const told = turns.querySelector(".told");
  let at = 0;
  const turn = (to: number, aloud: boolean): void => {
    at = Math.min(Math.max(to, 0), last);
    show(at);
    const words = `${at + 1} of ${steps.length}`;
    if (place !== null) place.textContent = words;
    const [title, text] = ["h2", ".said"].map((part) => steps[at]?.querySelector(part)?.textContent ?? "");
    if (told !== null && aloud) told.textContent = `Step ${words}: ${title}. ${text}`;
    for (const button of turns.querySelectorAll("button")) {
      // Not disabled: the one that was pressed keeps the focus.
      const isEnd = button.dataset["turn"] === "1" ? at === last : at === 0;
      button.setAttribute("aria-disabled", String(isEnd));
    }
  };
  turns.hidden = false;
  turns.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-turn]") : null;
    if (button !== null) turn(at + Number(button.dataset["turn"]), true);
  });
  story.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to, true);
  });
  const asked = () => steps.findIndex((step) => step.id === page.location.hash.slice(1));
  page.defaultView?.addEventListener("hashchange", () => {
    if (asked() >= 0) turn(asked(), true);
  });
  turn(asked(), false);
  return (index) => turn(index, false);
}
