// What an article shows in the place of a picture that was withdrawn.
import type { Snapshot, SnapshotNotes } from "#model";
import { dateWords, ground } from "#view";
import { escapeXml } from "./html.ts";
import { pictureSize } from "./picture-size.ts";
import type { Size } from "./picture-size.ts";

const LINE = 60;
const LINES = 6;

export function tombstoneSvg(
  snapshot: Snapshot,
  withdrawn: NonNullable<SnapshotNotes["withdrawn"]>,
  { width, height }: Size = pictureSize(snapshot),
): string {
  const { ground: paper, ink, quietInk } = ground(snapshot.view.scheme === "dark" ? "dark" : "light");
  const heading = "This picture was withdrawn";
  const lines = [
    ...wrap(snapshot.title),
    `Withdrawn ${dateWords(withdrawn.date.slice(0, 10))}`,
    ...wrap(withdrawn.reason),
  ];
  const words = lines.map(
    (line, index) => `<text x="24" y="${72 + index * 22}" font-size="14" fill="${quietInk}">${escapeXml(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${heading}</title><rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<text x="24" y="42" font-size="20" font-weight="650" fill="${ink}">${heading}</text>${words.join("")}</svg>`,
  ].join("");
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LINE) lines.push(word.slice(0, LINE));
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.slice(0, LINES);
}
