// Other people's pages, on another origin than ours, with our embed code in them.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { projectRoot } from "#store/project-root";

export interface HostPages {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves test/fixtures/host-pages/<name>.html with `{{figure}}`, `{{frame}}` and `{{ours}}` filled in. */
export async function serveHostPages(fill: Readonly<Record<string, string>>): Promise<HostPages> {
  const server = createServer((request, response) => {
    const name = /^\/([a-z0-9-]+)\.html$/.exec(request.url ?? "")?.[1];
    if (name === undefined) {
      response.writeHead(404).end();
      return;
    }
    readFile(join(projectRoot(), "test/fixtures/host-pages", `${name}.html`), "utf8").then(
      (page) => {
        const filled = page.replaceAll(/\{\{(\w+)\}\}/g, (_whole, key: string) => fill[key] ?? "");
        // A page says its own policy in its first comment, as its server would in a header.
        const policy = /<!-- policy: (.*?) -->/.exec(filled)?.[1];
        response.writeHead(200, {
          "content-type": "text/html; charset=utf-8",
          ...(policy === undefined ? {} : { "content-security-policy": policy }),
        });
        return response.end(filled);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo; // a named door: it listens on a port
  return {
    // Another name for the same machine is another origin and another site.
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
}
