// A snapshot's pictures as SVG, by the view's writer: in a page for wide and narrow columns, as a file of its own.
import { ASPECTS, NARROWEST_PX, keysOf } from "#model";
import type { Aspect, ContrastPair, PublishCheckInput, Snapshot } from "#model";
import {
  contrast,
  drawnColours,
  pictureHeight,
  pictureLabels,
  pictureShots,
  sceneOf,
  toSvg,
  toSvgs,
  viewBoxOf,
} from "#view";
import type { Box, Hit, PictureOptions, Scene, Scheme } from "#view";
import { anchorOf, headingOf } from "./anchors.ts";
import { OTHER_WHERE, followScheme } from "./follow-scheme.ts";
import { NARROW_WIDTH, pictureSize } from "./picture-size.ts";
import type { Size } from "./picture-size.ts";
import { provenanceText, withProvenance } from "./provenance.ts";
import type { Drawings } from "./published.ts";
import { namedIn, shotsOf, stepAlt, stepPlace, storyClasses } from "./story.ts";
import { addressWords, footerWords, shownWords } from "./words.ts";

/** Nothing smaller is read in a narrow column, px. */
const SMALLEST_LABEL = 12;

type Drawn = Pick<Snapshot, "graph" | "positions" | "view" | "look" | "steps">;

function mayOpen({ view }: Pick<Snapshot, "view">, hit: Hit): boolean {
  return view.clickable === "all" || (view.clickable === "relations" && hit.kind === "relation");
}

function sceneFor({ graph, positions, look }: Drawn, scheme: Scheme): Scene {
  return sceneOf(graph, positions, scheme, look);
}

/** Draws for both grounds where the reader's own decides, and where a dark picture is printed; a light one once. */
function draw(snapshot: Drawn, options: PictureOptions): string {
  const { scheme } = snapshot.view;
  const scene = (ground: Scheme): Scene => lifting(sceneFor(snapshot, ground), options);
  if (scheme === "light") return toSvg(scene("light"), options);
  const { light, dark } = toSvgs({ light: scene("light"), dark: scene("dark") }, options);
  return scheme === "dark" ? followScheme(dark, light, OTHER_WHERE.dark) : followScheme(light, dark);
}

/** What the options' shot lifts stands out, where it lifts anything. */
function lifting(scene: Scene, { shot }: PictureOptions): Scene {
  return shot === undefined || shot.lifted.size === 0 ? scene : { ...scene, focus: [...shot.lifted] };
}

/** For a page that has the title and the words itself; lines and nodes lead to their receipts in it. */
export function drawForPage(snapshot: Snapshot): Drawings {
  const shots = shotsOf(snapshot);
  const { classOf } = storyClasses(snapshot);
  const inPage = (size: PictureOptions, drawingId: string): PictureOptions => ({
    ...size,
    alt: snapshot.alt,
    sources: snapshot.graph.sources,
    touchable: true,
    letters: true,
    linkOf: (hit) => (mayOpen(snapshot, hit) ? `#${anchorOf(hit.kind, hit.id)}` : undefined),
    namedBy: (hit) => headingOf(hit.kind, hit.id),
    drawingId,
    ...(shots.length === 0 ? {} : { classOf, named: namedIn(shots) }),
  });
  const [wide, narrow] = [inPage(pictureSize(snapshot), WIDE_ID), inPage(NARROW, NARROW_ID)];
  const shown = (options: PictureOptions) =>
    shots.length === 0 ? [] : pictureShots(sceneFor(snapshot, "light"), options, shots);
  const inWide = shown(wide);
  return {
    wide: draw(snapshot, wide),
    narrow: draw(snapshot, narrow),
    steps: shown(narrow).map(({ box, numbered }, index) => ({
      wide: viewBoxOf(inWide[index]?.box ?? box),
      narrow: viewBoxOf(box),
      key: numbered,
    })),
  };
}

/** The ids of the drawings in a page, for the pictures of a story's steps to use. */
export const WIDE_ID = "wide-drawing";
export const NARROW_ID = "narrow-drawing";

/** As high as its graph wants, so that as many names as can be find room, and the others a number with a key. */
const NARROW: PictureOptions = { width: NARROW_WIDTH, smallestLabel: SMALLEST_LABEL, key: "some" };

/** What stands alone: for a column of text, or for a telephone's. */
export const PICTURE_FORMS = ["wide", "narrow"] as const;
type PictureForm = (typeof PICTURE_FORMS)[number];

function formOptions(snapshot: Drawn, form: PictureForm): PictureOptions {
  return form === "wide" ? pictureSize(snapshot) : NARROW;
}

/** Which picture of a snapshot: absent is the wide one, and the whole. */
export interface WhichPicture {
  readonly form?: PictureForm;
  /** The index of a step of its story. */
  readonly step?: number | undefined;
}

/** A picture that stands alone: title, footer and legend in it, links to the page. */
export function drawFile(snapshot: Snapshot, page: string, { form = "wide", step }: WhichPicture = {}): string {
  const options = fileOptions(snapshot, page, formOptions(snapshot, form), step);
  return withProvenance(draw(snapshot, options), provenanceText(snapshot, page));
}

/** How large `drawFile` draws the narrow form, px: it is as high as its graph and its words want. */
export function narrowFileSize(snapshot: Snapshot, page: string, step?: number): Size {
  const scene = sceneFor(snapshot, "light");
  return { width: NARROW_WIDTH, height: pictureHeight(scene, fileOptions(snapshot, page, NARROW, step)) };
}

/** And how large it is in a page, which has the words around it. */
export function narrowDrawingSize(snapshot: Drawn): Size {
  const options = { ...NARROW, named: namedIn(shotsOf(snapshot)) };
  return { width: NARROW_WIDTH, height: pictureHeight(sceneFor(snapshot, "light"), options) };
}

/** The numbers and names that each step of its story tells in a narrow column. */
export function stepKeys(snapshot: Drawn): readonly Drawings["steps"][number]["key"][] {
  const shots = shotsOf(snapshot);
  if (shots.every(({ camera }) => camera === undefined)) return [];
  const options = { ...NARROW, named: namedIn(shots) };
  return pictureShots(sceneFor(snapshot, "light"), options, shots).map(({ numbered }) => numbered);
}

/** For a rasteriser, which has no reader's scheme to follow: light unless it is published dark. */
export function drawForPng(snapshot: Snapshot, page: string, size: Size, step?: number): string {
  const scheme = snapshot.view.scheme === "dark" ? "dark" : "light";
  const options = fileOptions(snapshot, page, size, step);
  return toSvg(lifting(sceneFor(snapshot, scheme), options), options);
}

function fileOptions(snapshot: Snapshot, page: string, form: PictureOptions, step: number | undefined): PictureOptions {
  const shots = shotsOf(snapshot);
  const shot = step === undefined ? undefined : shots[step];
  return {
    ...form,
    title: snapshot.title,
    ...deckOf(snapshot, step),
    footer: [footerWords(snapshot), ...shownWords(snapshot), addressWords(page)]
      .filter((part) => part !== "")
      .join(" · "),
    alt: step === undefined ? snapshot.alt : stepAlt(snapshot, step),
    ...(shots.length === 0 ? {} : { named: namedIn(shots) }),
    ...(shot === undefined ? {} : { shot }),
    sources: snapshot.graph.sources,
    linkOf: (hit) => (mayOpen(snapshot, hit) ? `${page}#${anchorOf(hit.kind, hit.id)}` : undefined),
  };
}

/** Under the title: the caption, or which step it is. */
function deckOf(snapshot: Snapshot, index: number | undefined): { readonly deck?: string } {
  const step = index === undefined ? undefined : snapshot.steps?.[index];
  if (index !== undefined && step !== undefined) return { deck: `${stepPlace(index, snapshot)}: ${step.title}` };
  return snapshot.caption === undefined ? {} : { deck: snapshot.caption };
}

/** The part of the graph that a step of the wide picture brings into sight, px at zoom 1; undefined for the whole. */
export function partSeen(snapshot: Drawn, index: number): Box | undefined {
  const shots = shotsOf(snapshot);
  const shot = shots[index];
  if (shot?.camera === undefined) return undefined;
  const options = { ...pictureSize(snapshot), named: namedIn(shots) };
  return pictureShots(sceneFor(snapshot, "light"), options, [shot])[0]?.seen;
}

type Measured = Omit<PublishCheckInput, "graph" | "alt">;

/** Drawing a picture six times takes a while, and nothing of it changes while an editor types a title. */
const measuredLast = new WeakMap<Drawn["graph"], { readonly of: string; readonly measured: Measured }>();

/** What the publish check has to know of the drawing: its labels in both columns, and its colours. */
export function measureForCheck(snapshot: Drawn): Measured {
  const { graph, positions, view, look = {}, steps = [] } = snapshot;
  const of = JSON.stringify([positions, view, look, steps]);
  const last = measuredLast.get(graph);
  if (last?.of === of) return last.measured;
  const measured = measure(snapshot);
  measuredLast.set(graph, { of, measured });
  return measured;
}

function measure(snapshot: Drawn): Measured {
  const scheme = snapshot.view.scheme === "dark" ? "dark" : "light";
  const scene = sceneFor(snapshot, scheme);
  const shots = shotsOf(snapshot);
  const options = { ...NARROW, named: namedIn(shots) };
  const { shown, numbered, unlabelled, crowded } = pictureLabels(scene, options);
  const hidden = new Set(unlabelled);
  const seen = shots.length === 0 ? [] : pictureShots(scene, options, shots);
  const shrink = NARROWEST_PX / NARROW_WIDTH;
  return {
    labels: shown.map(({ id, box, fontSize }) => ({
      id,
      x: box.left * shrink,
      y: box.top * shrink,
      width: (box.right - box.left) * shrink,
      height: (box.bottom - box.top) * shrink,
      fontSize: fontSize * shrink,
    })),
    numberedLabels: numbered,
    hiddenLabels: unlabelled,
    crowdedMarks: crowded,
    hiddenWide: hiddenInColumn(snapshot, scene, options.named),
    steps: shots.map(({ lifted }, index) => ({
      text: snapshot.steps?.[index]?.text ?? "",
      outside: seen[index]?.outside.filter((id) => lifted.has(id)) ?? [],
      unnamed: [...lifted].filter((id) => hidden.has(id)),
    })),
    contrasts: contrastsOf(snapshot, snapshot.view.scheme === "auto" ? ["light", "dark"] : [scheme]),
  };
}

/** Which names a column of text leaves out, and the shape that leaves fewest, where that is another. */
function hiddenInColumn(
  { view }: Drawn,
  scene: Scene,
  named: ReadonlySet<string>,
): NonNullable<PublishCheckInput["hiddenWide"]> {
  const hiddenIn = (aspect: Aspect) =>
    pictureLabels(scene, { ...pictureSize({ view: { ...view, aspect } }), named }).unlabelled;
  const ids = hiddenIn(view.aspect);
  if (ids.length < 2) return { ids };
  const others = keysOf(ASPECTS).filter((aspect) => aspect !== view.aspect);
  const [best] = others
    .map((shape) => ({ shape, hidden: hiddenIn(shape).length }))
    .toSorted((a, b) => a.hidden - b.hidden);
  // A name or two more are not worth another shape.
  return best === undefined || best.hidden > ids.length * 0.8 ? { ids } : { ids, better: best };
}

function contrastsOf(snapshot: Drawn, schemes: readonly Scheme[]): readonly ContrastPair[] {
  return schemes.flatMap((scheme) =>
    drawnColours(sceneFor(snapshot, scheme)).map(({ ids, colours, atLeast }) => ({
      ids,
      colours,
      ratio: contrast(...colours),
      atLeast,
    })),
  );
}
