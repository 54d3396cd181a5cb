// The door of the page: GET an address (or send JSON to it), hand back what `parse` makes of the JSON, or an AnswerError.
import { site } from "../site.ts";
import { AnswerError } from "./answer-error.ts";
import { parseProblem } from "./parse-problem.ts";

type Parse<T> = (value: unknown, headers: Headers) => T | undefined;

export async function readAnswer<T>(address: string, parse: Parse<T>, signal?: AbortSignal): Promise<T> {
  const request = { headers: { accept: "application/json" }, signal: signal ?? null };
  return readBody(await openAnswer(address, request), parse);
}

/** The same for a question that is sent as JSON. */
export async function askAnswer<T>(address: string, body: object, parse: Parse<T>, signal?: AbortSignal): Promise<T> {
  return readBody(await openAnswer(address, jsonRequest(body, signal)), parse);
}

export function jsonRequest(body: object, signal?: AbortSignal): RequestInit {
  const headers = { accept: "application/json, application/x-ndjson", "content-type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body), signal: signal ?? null };
}

/** The response once it has begun and is no refusal; its body is the caller's to read. */
export async function openAnswer(address: string, request: RequestInit): Promise<Response> {
  if (site.isStatic) return (await import("./static-answers.ts")).openStaticAnswer(address, request);
  const response = await fetch(address, request).catch((reason: unknown) => {
    throw request.signal?.aborted === true ? reason : unreachable();
  });
  if (response.ok) return response;
  const value: unknown = await response.json().catch(() => undefined);
  throw refused(response.status, value, response.headers);
}

/** What `parse` makes of a response that has begun and is no refusal. */
export async function readBody<T>(response: Response, parse: Parse<T>): Promise<T> {
  const value: unknown = await response.json().catch(() => undefined);
  const answer = parse(value, response.headers);
  if (answer === undefined) throw unreadable();
  return answer;
}

export function unreadable(): AnswerError {
  return new AnswerError("unreadable", {
    what: "The server’s answer could not be read",
    why: "It is not what this page expects; page and server may be of different versions.",
    advice: "Reload the page. If it stays, restart the server with the same version.",
  });
}

export function unreachable(): AnswerError {
  if (!navigator.onLine) {
    return new AnswerError("offline", {
      what: "You are offline",
      why: "The browser has no connection to the network.",
      advice: "What is already on the page still works. Connect, then try again.",
    });
  }
  return new AnswerError("unreachable", {
    what: "The server does not answer",
    why: "It has stopped, or something between here and there is closed.",
    advice: "Start it with “npm start”, then try again.",
  });
}

/** `value` is a problem document, as a body or as the last line of a stream. */
export function refused(status: number, value: unknown, headers = new Headers()): AnswerError {
  const problem = typeof value === "object" && value !== null ? value : {};
  const text = (name: "title" | "detail" | "code"): string | undefined => {
    const found: unknown = Reflect.get(problem, name);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  // Nothing is wrong: nobody has loaded anything yet.
  return new AnswerError(text("code") === "store-empty" ? "empty" : "refused", {
    problem: parseProblem(status, value, headers),
    what: text("title") ?? `The server refused (${status})`,
    why: text("detail") ?? "It gave no reason.",
    advice: status >= 500 ? "Try again; if it stays, look at the server’s log." : "Check the address, then try again.",
  });
}
