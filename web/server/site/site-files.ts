// Everything that a copy without a server holds besides the built client: the graph, the questions with the answer to
// each one's example, and what was published. Asked of the server's own routes, so that it is what a server answers.
import { canonicalJson } from "#model";
import type { Snapshot } from "#model";
import { relationsToCsv } from "#formats";
import type { CatalogueResponse, SavedQueryResponse, SiteFiles, SnapshotListItem } from "#contract";
import { SITE_FILES, addresses, canonicalAddress, siteFileOf } from "#contract";
import { drawFile, drawForPage } from "#web/embed/page/draw";
import { buildEmbedPage, buildEmbedTombstone } from "#web/embed/page/embed-page";
import type { SnapshotLinks } from "#web/embed/page/links";
import { buildSnapshotPage, buildTombstonePage } from "#web/embed/page/snapshot-page";
import { toPlainText } from "#web/embed/page/text-twin";
import type { Buried } from "#web/embed/page/published";
import { tombstoneSvg } from "#web/embed/page/tombstone-svg";
import { bury, gather } from "../snapshots/shelf.ts";
import type { Shelf } from "../snapshots/shelf.ts";
import { pngFile, tombstonePng } from "../snapshots/png-file.ts";
import type { StoredSnapshot } from "../snapshots/snapshot-store.ts";

export interface SiteFile {
  /** From the folder of the site. */
  readonly path: string;
  readonly content: string | Buffer;
}

/** The body of a route's answer; throws where it is a refusal, with its words. */
export type Ask = (address: string) => Promise<string>;

const LIST_PAGE = 200;
/** What an article's figure loads, beside the explorer. */
const HOST_SCRIPT = "embed.js";
/** Pages and frames lie two folders deep. */
const FROM_PAGE = "../../";
/** Files of a picture lie in one. */
const FROM_FILE = "../";

/** @returns the files, and under which address of the API each stands */
export async function graphFiles(ask: Ask): Promise<readonly (SiteFile & { readonly answers: readonly string[] })[]> {
  const file = async (path: string, address: string) => ({
    path,
    content: await ask(address),
    answers: [address],
  });
  const catalogue = await file("data/queries.json", addresses.queries());
  // A named door: the answer of our own route.
  const { queries } = JSON.parse(catalogue.content) as CatalogueResponse;
  const answered = [];
  for (const { name, example } of queries) {
    const json = addresses.query(name, example, ".json");
    const answer = await file(siteFileOf(json), json);
    // The page of a question writes its address anew, without what is the default; and whoever names no values gets the example.
    const { addressParameters } = JSON.parse(answer.content) as SavedQueryResponse; // a named door, as above
    const also = [addresses.query(name, addressParameters, ".json"), addresses.query(name, {}, ".json")];
    answered.push({ ...answer, answers: [json, ...also] });
    const csv = addresses.query(name, example, ".csv");
    answered.push({ path: siteFileOf(csv), content: await ask(csv), answers: [] });
  }
  return [
    await file("data/graph.json", addresses.graph()),
    await file("data/schema.json", addresses.schema()),
    catalogue,
    ...answered,
  ];
}

/** The table that the client looks answers up in. */
export function tableOf(files: readonly (SiteFile & { readonly answers: readonly string[] })[]): SiteFile {
  const table: SiteFiles = Object.fromEntries(
    files.flatMap(({ path, answers }) => answers.map((address) => [canonicalAddress(address), path])),
  );
  return { path: SITE_FILES, content: canonicalJson(table) };
}

/** Addresses of one published picture. `root` is the folder of the copy: its absolute address, or the way there. */
function linksIn(id: string, root: string): SnapshotLinks {
  const beside = (ending: string) => `${root}s/${id}.${ending}`;
  return {
    home: root,
    page: `${root}s/${id}/`,
    embed: `${root}embed/${id}/`,
    embedScript: `${root}${HOST_SCRIPT}?folders`,
    narrow: beside("narrow.svg"),
    card: beside("card.png"),
    png2: beside("2x.png"),
    files: {
      svg: beside("svg"),
      png: beside("png"),
      json: beside("json"),
      csv: beside("csv"),
      txt: beside("txt"),
      html: beside("html"),
    },
    stepFiles: (index) => ({ svg: beside(`step-${index + 1}.svg`), png: beside(`step-${index + 1}.png`) }),
  };
}

export async function snapshotFiles(
  shelf: Shelf,
  site: string | undefined,
): Promise<{ readonly files: readonly SiteFile[]; readonly items: readonly SnapshotListItem[] }> {
  const files: SiteFile[] = [];
  const items: SnapshotListItem[] = [];
  for (let offset = 0; ; offset += LIST_PAGE) {
    const page = await shelf.store.list({ limit: LIST_PAGE, offset });
    for (const summary of page.snapshots) {
      const stored = await shelf.store.read(summary.id);
      if (stored === undefined) continue;
      items.push({ ...summary, url: `s/${summary.id}/` });
      files.push(...(await filesOf(shelf, stored, site)));
    }
    if (offset + page.snapshots.length >= page.total || page.snapshots.length === 0) break;
  }
  return { files: [...files, { path: HOST_SCRIPT, content: shelf.hostScript }], items };
}

async function filesOf(shelf: Shelf, stored: StoredSnapshot, site: string | undefined): Promise<readonly SiteFile[]> {
  const { snapshot, notes } = stored;
  const { id } = snapshot;
  const links = linksIn(id, site ?? FROM_PAGE);
  const at = (ending: string) => `s/${id}.${ending}`;
  const frame = `embed/${id}/index.html`;
  const buried = await bury(shelf, stored, (one) => linksIn(one, site ?? FROM_PAGE));
  if (buried !== undefined) return tombstoneFiles(buried, shelf.pageScript, frame, at);
  const drawings = drawForPage(snapshot);
  const published = (root: string) => gather(shelf, stored, (one) => linksIn(one, root), drawings);
  const fromFile = linksIn(id, site ?? FROM_FILE).page;
  return [
    // What is to be pasted elsewhere needs an address that holds elsewhere.
    {
      path: `s/${id}/index.html`,
      content: buildSnapshotPage(await published(site ?? FROM_PAGE), site === undefined ? "file" : "served"),
    },
    { path: frame, content: buildEmbedPage(await published(site ?? FROM_PAGE)) },
    { path: at("html"), content: buildSnapshotPage(await published(site ?? FROM_FILE), "file") },
    { path: at("svg"), content: drawFile(snapshot, fromFile) },
    { path: at("narrow.svg"), content: drawFile(snapshot, fromFile, { form: "narrow" }) },
    { path: at("png"), content: await pngFile(snapshot, fromFile, "1") },
    { path: at("2x.png"), content: await pngFile(snapshot, fromFile, "2") },
    { path: at("card.png"), content: await pngFile(snapshot, fromFile, "card") },
    { path: at("json"), content: canonicalJson(snapshot) },
    { path: at("csv"), content: relationsToCsv(snapshot.graph) },
    { path: at("txt"), content: toPlainText(snapshot, notes, links) },
    ...(await stepFiles(snapshot, fromFile, at)),
  ];
}

/** In the place of each page and picture that an article may hold. */
async function tombstoneFiles(
  buried: Buried,
  script: string,
  frame: string,
  at: (ending: string) => string,
): Promise<readonly SiteFile[]> {
  const { snapshot, withdrawn } = buried;
  const svg = tombstoneSvg(snapshot, withdrawn);
  const png = await tombstonePng(buried, "1");
  const steps = (snapshot.steps ?? []).map((_step, index) => `step-${index + 1}`);
  return [
    { path: `s/${snapshot.id}/index.html`, content: buildTombstonePage(buried) },
    { path: frame, content: buildEmbedTombstone(buried, script) },
    ...["svg", "narrow.svg", ...steps.map((step) => `${step}.svg`)].map((end) => ({ path: at(end), content: svg })),
    ...["png", ...steps.map((step) => `${step}.png`)].map((end) => ({ path: at(end), content: png })),
    { path: at("2x.png"), content: await tombstonePng(buried, "2") },
    { path: at("card.png"), content: await tombstonePng(buried, "card") },
  ];
}

/** The pictures of each step of its story. */
async function stepFiles(
  snapshot: Snapshot,
  page: string,
  at: (ending: string) => string,
): Promise<readonly SiteFile[]> {
  const files = (snapshot.steps ?? []).map(async (_step, index): Promise<readonly SiteFile[]> => [
    { path: at(`step-${index + 1}.svg`), content: drawFile(snapshot, page, { step: index }) },
    { path: at(`step-${index + 1}.png`), content: await pngFile(snapshot, page, "1", index) },
  ]);
  return (await Promise.all(files)).flat();
}
