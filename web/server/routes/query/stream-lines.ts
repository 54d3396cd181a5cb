// Lines that are written while they are found: the stream begins with the first of them, and waits for its reader.
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { Readable } from "node:stream";

/** What waits to be sent at most before whoever writes has to wait. */
const HIGH_WATER_BYTES = 64 * 1024;

export interface LineWriter {
  /** Kept until there is a line that begins the stream. */
  readonly head: (line: unknown) => void;
  /** Begins the stream. Resolves when there is room for more, or when nobody reads any more. */
  readonly line: (line: unknown) => Promise<void>;
}

/**
 * Runs `produce` and resolves to the stream of its lines as soon as there is one; what fails before is thrown, so that
 * it can be answered with a status. What fails later becomes the last line.
 * @param failureLine the last line for a failure on the way
 */
export function streamLines(
  produce: (writer: LineWriter) => Promise<void>,
  failureLine: (error: unknown) => unknown,
): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const stream = new PassThrough({ highWaterMark: HIGH_WATER_BYTES });
    // Without a listener a reader who leaves would be an uncaught error; the closed stream tells all there is to know.
    stream.on("error", () => undefined);
    const over = new AbortController();
    const kept: string[] = [];
    let hasBegun = false;

    // After the end nobody reads: a late line would be an error that takes the lines before it along.
    const push = (line: unknown) => !stream.writable || stream.write(`${JSON.stringify(line)}\n`);
    const begin = () => {
      if (hasBegun) return;
      hasBegun = true;
      for (const text of kept) stream.write(text);
      resolve(stream);
    };
    const writer: LineWriter = {
      head: (line) => void kept.push(`${JSON.stringify(line)}\n`),
      line: async (line) => {
        begin();
        if (!push(line)) await roomIn(stream, over.signal);
      },
    };
    const settle = async () => {
      try {
        await produce(writer);
        begin();
      } catch (error) {
        if (!hasBegun) return reject(error);
        push(failureLine(error));
      } finally {
        // Whoever still waits for room is let go: the database must not wait for a reader who has stopped.
        over.abort();
      }
      stream.end();
    };
    void settle();
  });
}

async function roomIn(stream: PassThrough, over: AbortSignal): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([over, done.signal]);
  try {
    await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]);
  } catch {
    // Over before there was room.
  } finally {
    done.abort();
  }
}
