// Lines while they are found: what fails before the first is thrown, what fails later is the last line, and nobody
// waits for a reader who has stopped.
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { streamLines } from "#web/server/routes/query/stream-lines";
import type { LineWriter } from "#web/server/routes/query/stream-lines";

const failureLine = (error: unknown) => ({ error: String(error) });

describe("streamLines", () => {
  it("keeps the head until there is a line, and ends with the last", async () => {
    const stream = await streamLines(async ({ head, line }) => {
      head({ columns: ["a"] });
      await line({ row: [1] });
      await line({ done: true });
    }, failureLine);
    expect(await text(stream)).toBe('{"columns":["a"]}\n{"row":[1]}\n{"done":true}\n');
  });

  it("throws what fails before the first line, though there was a head", async () => {
    const failing = streamLines(({ head }) => {
      head({ columns: ["a"] });
      return Promise.reject(new Error("too slow"));
    }, failureLine);
    await expect(failing).rejects.toThrow("too slow");
  });

  it("makes what fails later the last line", async () => {
    const stream = await streamLines(async ({ line }) => {
      await line({ row: [1] });
      throw new Error("too slow");
    }, failureLine);
    expect(await text(stream)).toBe('{"row":[1]}\n{"error":"Error: too slow"}\n');
  });

  it("waits for its reader", async () => {
    let written = 0;
    const stream = await streamLines(async ({ line }) => {
      for (; written < 1_000; written += 1) await line({ row: ["x".repeat(1_000)] });
    }, failureLine);
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBeLessThan(1_000);
    expect((await text(stream)).split("\n")).toHaveLength(1_001);
  });

  it("lets go of a line that waits, when the reader leaves or the work has failed meanwhile", async () => {
    const fill = async ({ line }: LineWriter) => {
      for (let count = 0; count < 1_000; count += 1) await line({ row: ["x".repeat(1_000)] });
    };
    const left = await streamLines(fill, failureLine);
    left.destroy();
    let settled: Promise<void> = Promise.resolve();
    const failed = await streamLines((writer) => {
      settled = fill(writer);
      return new Promise((_resolve, reject) => setImmediate(() => reject(new Error("deadline"))));
    }, failureLine);
    // Nobody reads, and still the writer comes to its end.
    await settled;
    expect((await text(failed)).endsWith('{"error":"Error: deadline"}\n')).toBe(true);
  });
});
