// From a dropped file to the canvas: the server's copy where it has one, else what the file itself holds.
import { addresses } from "#contract";
import { goTo } from "../place.ts";
import { toText } from "../queries/question-values.ts";
import { AnswerError } from "../read/answer-error.ts";
import { parseSnapshot } from "../read/parse-snapshots.ts";
import { readAnswer } from "../read/read-answer.ts";
import { FileRefused, readPictureFile } from "./read-picture-file.ts";
import type { PictureFile } from "./read-picture-file.ts";
import { backToLoaded, problemTold, putOnCanvas } from "./reopened.ts";

/** Opens the view of a picture's file; what cannot be opened is told on the page. */
export async function openPictureFile(file: File): Promise<void> {
  problemTold(undefined);
  try {
    const picture = await readPictureFile(file);
    if ("search" in picture) openView(picture.search);
    else await open(picture);
  } catch (error) {
    if (!(error instanceof FileRefused) && !(error instanceof AnswerError)) throw error;
    problemTold(error instanceof AnswerError ? `${error.message}. ${error.why}` : error.message);
  }
}

/** The view that a picture was exported from, of the data that is loaded here; what of it is not there is told. */
function openView(search: string): void {
  backToLoaded();
  goTo(`/${search}`);
}

async function open(picture: PictureFile): Promise<void> {
  try {
    putOnCanvas(await readAnswer(addresses.snapshot(picture.id, ".json"), parseSnapshot));
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    // Taken back: then the file is not shown either.
    if (error.problem?.code === "withdrawn") throw error;
    openWithoutServer(picture);
  }
}

function openWithoutServer({ id, snapshot, query }: PictureFile): void {
  if (snapshot !== undefined) return putOnCanvas(snapshot);
  if (query?.name !== undefined) {
    const values = Object.entries(query.parameters).map(([name, value]) => [name, toText(value)] as const);
    return goTo(addresses.query(query.name, Object.fromEntries(values)));
  }
  throw new FileRefused(
    `This is the picture ${id}, which this server does not have. Its JSON file holds the whole of it: drop that instead.`,
  );
}
