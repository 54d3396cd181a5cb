// What the snapshot routes take and answer.
import { FINDING_CODES, FINDING_LEVELS } from "#model";
import type { PublishResponse, SnapshotListResponse, WithdrawResponse } from "#contract";
import { z } from "zod";
import { publishRequestSchema, withdrawRequestSchema } from "../../snapshots/snapshot-schema.ts";

export const publishBody = publishRequestSchema.meta({ id: "PublishRequest" });
export const withdrawBody = withdrawRequestSchema.meta({ id: "WithdrawRequest" });

const PAGE_MAX = 200;

export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const finding = z.object({
  code: z.enum(FINDING_CODES),
  level: z.enum(FINDING_LEVELS),
  message: z.string(),
  ids: z.array(z.string()).meta({ description: "Entities, relations or sources to show" }),
});

export const publishAnswer: z.ZodType<PublishResponse> = z
  .object({
    ok: z.literal(true),
    id: z.string(),
    url: z.string(),
    created: z.boolean().meta({ description: "False where the same content was published before" }),
    createdAt: z.string(),
    publishCheck: z.array(finding),
  })
  .meta({ id: "PublishAnswer" });

export const listAnswer: z.ZodType<SnapshotListResponse> = z
  .object({
    ok: z.literal(true),
    snapshots: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        title: z.string(),
        createdAt: z.string(),
        withdrawn: z.boolean(),
        replacedBy: z.string().exactOptional(),
      }),
    ),
    total: z.number(),
    truncated: z.boolean(),
    dataVersion: z.string().nullable(),
    damaged: z.array(z.string()).meta({ description: "Ids whose files cannot be read" }),
  })
  .meta({ id: "SnapshotListAnswer" });

export const withdrawAnswer: z.ZodType<WithdrawResponse> = z
  .object({
    ok: z.literal(true),
    id: z.string(),
    url: z.string(),
    withdrawn: z.object({ date: z.string(), reason: z.string() }),
  })
  .meta({ id: "WithdrawAnswer" });
