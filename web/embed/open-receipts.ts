// Opens receipts in place. Without this the same links lead to the same sections by their fragments.

/** Takes over links to receipts: they open without leaving a step in the history; Escape closes. */
export function openReceipts(page: Document): void {
  page.documentElement.classList.add("scripted");
  let open: HTMLElement | undefined;
  let cameFrom: Element | undefined;

  const close = () => {
    open?.classList.remove("open");
    open = undefined;
    mark(page, undefined);
    if (cameFrom instanceof HTMLElement || cameFrom instanceof SVGElement) cameFrom.focus({ preventScroll: true });
    cameFrom = undefined;
  };
  const show = (section: HTMLElement, from: Element | undefined) => {
    const first = open === undefined ? from : cameFrom;
    open?.classList.remove("open");
    section.classList.add("open");
    if (isFramed(page)) placeBeside(section, first ?? page.body);
    open = section;
    mark(page, section.id);
    cameFrom = first;
    section.focus({ preventScroll: true });
  };

  page.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const target = event.target instanceof Element ? event.target : undefined;
    const link = target?.closest("a[href^='#'], svg a");
    const fragment = link?.getAttribute("href");
    if (link === null || link === undefined || fragment === null || !fragment?.startsWith("#")) {
      if (open !== undefined && target?.closest(".receipt") === null) close();
      return;
    }
    if (link.matches(".close")) {
      event.preventDefault();
      close();
      return;
    }
    const section = page.getElementById(fragment.slice(1));
    if (section === null || !section.matches(".receipt")) return;
    event.preventDefault();
    show(section, link);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open !== undefined) close();
  });
  const asked = page.getElementById(page.location.hash.slice(1));
  if (asked?.matches(".receipt") === true) show(asked, undefined);
}

/** Which mark of the drawing the open receipt is of. */
function mark(page: Document, id: string | undefined): void {
  for (const link of page.querySelectorAll(".stage svg a")) {
    link.classList.toggle("marked", id !== undefined && link.getAttribute("href") === `#${id}`);
  }
}

function isFramed(page: Document): boolean {
  return page.defaultView !== null && page.defaultView.parent !== page.defaultView;
}

/**
 * A frame may be taller than the screen, and cannot know which part of it is seen: only that what was tapped is. So the
 * receipt opens just below that, and still within the frame.
 */
function placeBeside(section: HTMLElement, tapped: Element): void {
  const within = section.ownerDocument.documentElement.getBoundingClientRect();
  const top = tapped.getBoundingClientRect().bottom - within.top + 12;
  const lowest = within.height - section.getBoundingClientRect().height;
  section.style.position = "absolute";
  section.style.bottom = "auto";
  section.style.top = `${Math.max(0, Math.min(top, lowest))}px`;
}

/** Arrow keys walk the links of the drawing in their order; Tab does too, as everywhere. */
export function walkByArrows(page: Document): void {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  page.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const current = event.target instanceof SVGElement ? event.target.closest("svg a") : null;
    const drawing = current?.closest("svg");
    if (step === undefined || current === null || drawing === null || drawing === undefined) return;
    const links = [...drawing.querySelectorAll<SVGAElement>("a[href^='#']")];
    const at = links.findIndex((link) => link === current);
    const next = links[(at + step + links.length) % links.length];
    event.preventDefault();
    next?.focus();
  });
}

/** What a mark is, where the mouse rests on it. The receipt's own heading says it; as a title of its own it would be sent twice. */
export function tellOnHover(page: Document): void {
  page.addEventListener("pointerover", ({ target }) => {
    const link = target instanceof SVGElement ? target.closest("svg a[aria-labelledby]") : null;
    const words = page.getElementById(link?.getAttribute("aria-labelledby") ?? "")?.textContent;
    if (link === null || words === undefined || link.querySelector("title") !== null) return;
    const title = page.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = words;
    link.prepend(title);
  });
}
