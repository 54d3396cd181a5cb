// The server that the bench asks, in a process of its own: tells its parent where it listens, ends when told to.
import { freshGrafeo } from "#test/support/fresh-grafeo";
import { startApp } from "#test/support/app-server";
import { changeOf, loadFixture } from "#test/support/load-fixture";

const fresh = await freshGrafeo();
for (const folder of ["ingest/datasets/aip", "test/fixtures/rich"]) {
  await fresh.store.apply(changeOf(await loadFixture(folder)), { paths: [], options: {}, hashes: {} });
}
// The clients come from many addresses, which only a proxy can say.
const app = await startApp(fresh.store, { env: { TRUSTED_PROXY: "127.0.0.1" } });
process.send?.(app.origin);
process.on("message", () => {
  void (async () => {
    await app.close();
    await fresh.dispose();
    process.exit(0);
  })();
});
