// To the server and back: publish, withdraw. Failures are AnswerErrors, as everywhere on the page.
import type { PublishBody, PublishResponse, WithdrawResponse } from "#contract";
import { addresses } from "#contract";
import type { Snapshot } from "#model";
import { buildContent } from "#web/embed/page/build-content";
import { parsePublishResponse, parseWithdrawResponse } from "../read/parse-snapshots.ts";
import { jsonRequest, openAnswer, readBody } from "../read/read-answer.ts";
import type { Subject } from "./subject.ts";
import { withToken } from "./token.ts";

export interface PublishedRecord {
  readonly answer: PublishResponse;
  readonly snapshot: Snapshot;
}

export async function publish(body: PublishBody, subject: Subject, token: string): Promise<PublishedRecord> {
  const response = await openAnswer(addresses.snapshots(), withToken(jsonRequest(body), token));
  const answer = await readBody(response, parsePublishResponse);
  const { id, createdAt, publishCheck } = answer;
  return { answer, snapshot: { ...buildContent(body, subject), id, createdAt, publishCheck } };
}

export async function withdraw(id: string, reason: string, token: string): Promise<WithdrawResponse> {
  const response = await openAnswer(addresses.withdraw(id), withToken(jsonRequest({ reason }), token));
  return readBody(response, parseWithdrawResponse);
}
