// /embed.js, on somebody else's page: puts the interactive frame where the static picture is, once the frame has
// something to show, and keeps its height. Touches nothing but its own figures.
import { readHeight } from "./height-messages.ts";

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
const ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** Where this script came from is where the frames come from; "?folders" on a host of files, where each is a folder. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const own = script === null ? undefined : new URL(script.src);
const frameOf = (id: string, { href, search }: URL): string =>
  new URL(`embed/${id}${search === "?folders" ? "/" : ""}`, href).href;

interface Framed {
  readonly frame: HTMLIFrameElement;
  /** What the frame stands for: the picture, and those of a story's steps. */
  readonly pictures: readonly HTMLElement[];
}

const frames = new Map<MessageEventSource, Framed>();

function swapIn(figure: HTMLElement): void {
  const id = figure.dataset["powerlines"];
  if (own === undefined || id === undefined || !ID.test(id) || figure.dataset["powerlinesReady"] !== undefined) return;
  figure.dataset["powerlinesReady"] = "";
  const picture = figure.querySelector("a, picture, img");
  const frame = document.createElement("iframe");
  frame.src = frameOf(id, own);
  frame.title = figure.querySelector("img")?.alt ?? "Interactive picture";
  frame.setAttribute("sandbox", SANDBOX);
  // The picture stays until the frame has told its height, that is, until it is there to be seen.
  frame.style.cssText = "display:block;width:100%;border:0;height:0;grid-area:1/1";
  figure.insertBefore(frame, picture);
  const pictures = [...figure.children].filter((child) => child === picture || child.matches("ol"));
  if (frame.contentWindow === null) return;
  frames.set(frame.contentWindow, { frame, pictures: pictures.filter((item) => item instanceof HTMLElement) });
}

function resize({ source, data }: MessageEvent<unknown>): void {
  const known = source === null ? undefined : frames.get(source);
  const height = readHeight(data);
  if (known === undefined || height === undefined) return;
  known.frame.style.height = `${height}px`;
  for (const picture of known.pictures) picture.hidden = true;
}

function start(): void {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        seen.unobserve(target);
        swapIn(target);
      }
    },
    { rootMargin: "400px" },
  );
  for (const figure of document.querySelectorAll("figure[data-powerlines]")) seen.observe(figure);
}

window.addEventListener("message", resize);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
else start();
