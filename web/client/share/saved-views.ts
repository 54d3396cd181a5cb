// Views that no address can hold, to the server and back.
import type { SaveViewResponse } from "#contract";
import { addresses } from "#contract";
import { withToken } from "../publish/token.ts";
import { AnswerError } from "../read/answer-error.ts";
import { parseSaveViewResponse, parseViewResponse } from "../read/parse-views.ts";
import { jsonRequest, openAnswer, readAnswer, readBody } from "../read/read-answer.ts";
import { site } from "../site.ts";

/** `view` begins with "?", as in an address. Throws AnswerError. */
export async function saveView(view: string, token: string): Promise<SaveViewResponse> {
  const request = withToken(jsonRequest({ view: view.slice(1) }), token);
  return readBody(await openAnswer(addresses.views(), request), parseSaveViewResponse);
}

/** The view with its "?". Throws Error that says in words why it could not be opened. */
export async function readSavedView(id: string): Promise<string> {
  if (site.isStatic) throw new Error("this copy of the explorer has no server that keeps views");
  try {
    return `?${(await readAnswer(addresses.view(id), parseViewResponse)).view}`;
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    const gone = error.problem?.code === "not-found";
    throw new Error(gone ? "this server does not have it" : error.message.toLowerCase(), { cause: error });
  }
}
