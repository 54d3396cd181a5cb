// Failures to answers: problem details for programs, a small plain page for a browser on an unknown address.
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { StoreError } from "#store/graph-store";
import type { App, AppDeps } from "./app-deps.ts";
import { PROBLEMS, ProblemError, presentProblem, toProblemError } from "./errors.ts";
import type { FieldError } from "./errors.ts";

export function registerProblems(app: App, deps: AppDeps): void {
  app.setErrorHandler((error, request, reply) => {
    if (isDamage(error)) deps.onDamaged?.();
    // Of the answer, not of the request: a request whose body was read to its end is destroyed and still waits.
    if (reply.sent || reply.raw.destroyed) return;
    const problem = hasZodFastifySchemaValidationErrors(error)
      ? ofValidation(error.validation, error.validationContext)
      : toProblemError(error);
    const { status } = PROBLEMS[problem.code];
    if (status >= 500) request.log.error({ err: problem.cause ?? problem }, PROBLEMS[problem.code].title);
    sendProblem(request, reply, problem);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    if (wantsPage(request, path)) return reply.code(404).type("text/html; charset=utf-8").send(NOT_FOUND_PAGE);
    const detail = `There is no ${request.method} ${path}. What there is: /openapi.json and /docs.`;
    return sendProblem(request, reply, new ProblemError("unknown-route", detail));
  });
}

function isDamage(error: unknown): boolean {
  return error instanceof StoreError && error.code === "damaged";
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError) {
  if (problem.retryAfter !== undefined) void reply.header("retry-after", String(problem.retryAfter));
  return reply
    .code(PROBLEMS[problem.code].status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(presentProblem(problem, request.id)));
}

interface Issue {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** All fields at once, each with where it was given. */
function ofValidation(issues: readonly Issue[], context: string | undefined): ProblemError {
  const place = context === "querystring" ? "query" : context === "params" ? "path" : (context ?? "request");
  const errors = issues.flatMap(({ instancePath, message = "is not valid", params }): FieldError[] => {
    const path = instancePath.replace(/^\//, "").replaceAll("/", ".");
    const { keys } = params;
    if (Array.isArray(keys)) {
      return keys.map((key) => ({ field: path === "" ? `${key}` : `${path}.${key}`, message: "is not known here" }));
    }
    // A parameter given several times is still one parameter to whoever wrote the address.
    const field = place === "query" ? path.replace(/\.\d+$/, "") : path;
    return [{ field: field === "" ? place : field, message }];
  });
  const words = errors.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return new ProblemError("invalid-parameters", words, { errors });
}

function wantsPage(request: FastifyRequest, path: string): boolean {
  const isPage = request.method === "GET" || request.method === "HEAD";
  return isPage && !path.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
}

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not found · Powerlines</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>There is nothing at this address</h1>
<p>The link may be old, or cut off. <a href="/">Open the explorer</a>.</p>
</body>
</html>
`;
