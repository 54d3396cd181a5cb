// The door of the page: GET an address, hand back what `parse` makes of the JSON, or an AnswerError.
import { AnswerError } from "./answer-error.ts";

export async function readAnswer<T>(
  address: string,
  parse: (value: unknown) => T | undefined,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(address, { headers: { accept: "application/json" }, signal: signal ?? null }).catch(
    (reason: unknown) => {
      throw signal?.aborted === true ? reason : unreachable();
    },
  );
  const value: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refused(response.status, value);
  const answer = parse(value);
  if (answer === undefined) {
    throw new AnswerError("unreadable", {
      what: "The server’s answer could not be read",
      why: "It is not what this page expects; page and server may be of different versions.",
      advice: "Reload the page. If it stays, restart the server with the same version.",
    });
  }
  return answer;
}

function unreachable(): AnswerError {
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

function refused(status: number, value: unknown): AnswerError {
  const problem = typeof value === "object" && value !== null ? value : {};
  const text = (name: "title" | "detail" | "code"): string | undefined => {
    const found: unknown = Reflect.get(problem, name);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  // Nothing is wrong: nobody has loaded anything yet.
  return new AnswerError(text("code") === "store-empty" ? "empty" : "refused", {
    what: text("title") ?? `The server refused (${status})`,
    why: text("detail") ?? "It gave no reason.",
    advice: status >= 500 ? "Try again; if it stays, look at the server’s log." : "Check the address, then try again.",
  });
}
