// A file and a server on this machine that nobody may reach through a query.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Trap {
  /** Path of a file that holds the secret in a line of its own. */
  readonly canary: string;
  readonly secret: string;
  /** http://127.0.0.1:port */
  readonly origin: string;
  /** How many connections the server has seen. */
  hits(): number;
  close(): Promise<void>;
}

export async function setTrap(): Promise<Trap> {
  const folder = await mkdtemp(join(tmpdir(), "powerlines-trap-"));
  const canary = join(folder, "canary.csv");
  const secret = "the-canary-has-been-read";
  await writeFile(canary, `${secret}\n`);
  let hits = 0;
  const server = createServer((_request, response) => response.end(`${secret}\n`));
  server.on("connection", () => {
    hits++;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The trap has no port.");
  return {
    canary,
    secret,
    origin: `http://127.0.0.1:${address.port}`,
    hits: () => hits,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
