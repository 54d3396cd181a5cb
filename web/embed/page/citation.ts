// How to cite a picture: as text, as BibTeX, as CSL JSON (Zotero, Pandoc).
import type { Snapshot } from "#model";
import { dateWords } from "#view";
import type { SnapshotLinks } from "./links.ts";
import { asOfWords } from "./words.ts";

const PUBLISHER = "Powerlines";

/** A copy on an unknown host can be cited, but not by its address. */
const isAbsolute = (address: string): boolean => /^https?:\/\//.test(address);

export function citationText(snapshot: Snapshot, links: Pick<SnapshotLinks, "page">): string {
  const by = snapshot.byline ?? PUBLISHER;
  const made = dateWords(snapshot.createdAt.slice(0, 10));
  return `${by}${by.endsWith(".") ? "" : "."} “${snapshot.title}”. ${PUBLISHER}, ${made}. ${asOfWords(snapshot)}.${isAbsolute(links.page) ? ` ${links.page}` : ""}`;
}

export function toBibTex(snapshot: Snapshot, links: Pick<SnapshotLinks, "page">): string {
  const [year = "", month = ""] = snapshot.createdAt.split("-");
  const fields = [
    ["title", `{${bibText(snapshot.title)}}`],
    ["author", `{${bibText(snapshot.byline ?? PUBLISHER)}}`],
    ["publisher", PUBLISHER],
    ["year", year],
    ["month", String(Number(month))],
    ...(isAbsolute(links.page) ? [["url", links.page]] : []),
    ["note", bibText(`${asOfWords(snapshot)}. Version ${snapshot.id}`)],
  ];
  return `@misc{powerlines-${snapshot.id},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

const BIB_WORDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\{",
  "}": "\\}",
};

function bibText(text: string): string {
  return text
    .replaceAll(/[\\{}~^&%$#_]/g, (character) => BIB_WORDS[character] ?? `\\${character}`)
    .replaceAll(/\s+/g, " ");
}

export function toCslJson(snapshot: Snapshot, links: Pick<SnapshotLinks, "page">): string {
  const dateParts = snapshot.createdAt.slice(0, 10).split("-").map(Number);
  const item = {
    id: `powerlines-${snapshot.id}`,
    type: "figure",
    title: snapshot.title,
    author: [{ literal: snapshot.byline ?? PUBLISHER }],
    publisher: PUBLISHER,
    issued: { "date-parts": [dateParts] },
    ...(isAbsolute(links.page) ? { URL: links.page } : {}),
    version: snapshot.id,
    note: asOfWords(snapshot),
  };
  return `${JSON.stringify([item], undefined, 2)}\n`;
}
