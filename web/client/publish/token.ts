// The publish token on a request, and which refusals it would help against.
import type { AnswerError } from "../read/answer-error.ts";

export function withToken(request: RequestInit, token: string): RequestInit {
  const headers = new Headers(request.headers);
  if (token !== "") headers.set("authorization", `Bearer ${token}`);
  return { ...request, headers };
}

export function wantsToken(error: AnswerError | undefined): boolean {
  return error?.problem?.code === "unauthorized";
}
