// Builds (client, embed, server entries) and test projects, in one place.
// `vite build` makes the client, `vite build --mode embed` and `--mode host` the two scripts of an embed, `vite build --ssr`
// the entries that Node runs.
import { brotliCompressSync, constants } from "node:zlib";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { CHROMIUM_ARGS, findChromium } from "./test/support/chromium.ts";
import ClosingLine from "./test/support/closing-line.ts";

/** Writes a .br beside every text file of a build, so that the server never compresses at run time. */
function brotliFiles(): Plugin {
  return {
    name: "powerlines-brotli",
    apply: "build",
    generateBundle: {
      // Last: Vite still writes the list of a chunk's preloads into the code at this stage.
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!/\.(js|css|html|svg|json)$/.test(fileName)) continue;
          const content = output.type === "chunk" ? output.code : output.source;
          const source = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          this.emitFile({ type: "asset", fileName: `${fileName}.br`, source });
        }
      },
    },
  };
}

const nodeProject = (name: string, groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: "node" as const,
    sequence: { groupOrder },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Files share what they import, which takes longer than most tests: none may leave anything behind in a module.
    isolate: false,
  },
});

/** Suites that share the one real Neo4j and the one real Chromium run file by file. */
const realPartsProject = (name: string, groupOrder: number) => {
  const project = nodeProject(name, groupOrder);
  return { ...project, test: { ...project.test, fileParallelism: false } };
};

export default defineConfig(({ isSsrBuild, mode }) => {
  if (isSsrBuild) {
    return {
      build: {
        outDir: ".build/server",
        emptyOutDir: true,
        target: "node20",
        minify: false,
        sourcemap: true,
        rollupOptions: {
          input: {
            main: "web/server/main.ts",
            ingest: "ingest/cli.ts",
            export: "web/server/export.ts",
            "grafeo-child": "cypher/store/grafeo/child.ts",
          },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    };
  }
  if (mode === "embed" || mode === "host") {
    return {
      publicDir: false,
      build: {
        outDir: ".build/embed",
        // Each is one classic script, and a build makes one: the embed's clears the folder, the host's adds to it.
        emptyOutDir: mode === "embed",
        target: "es2022",
        rollupOptions: {
          input: { [mode]: `web/embed/${mode}.ts` },
          output: { format: "iife", entryFileNames: "[name].js" },
        },
      },
      plugins: [brotliFiles()],
    };
  }
  return {
    // Tests see the whole project, pages only their own folder.
    root: process.env["VITEST"] === undefined ? "web/client" : import.meta.dirname,
    cacheDir: `${import.meta.dirname}/node_modules/.vite`,
    plugins: [react(), brotliFiles()],
    experimental: {
      // Scripts and styles find each other wherever their folder lies (publish-site); only the page names the root.
      renderBuiltUrl: (_file, { hostType }) => (hostType === "html" ? undefined : { relative: true }),
    },
    build: {
      outDir: `${import.meta.dirname}/.build/client`,
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      // What the first picture needs comes in one file: forty small ones cost a slow line, and every machine, more.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"] }] } } },
    },
    test: {
      globalSetup: [`${import.meta.dirname}/test/support/global-setup.ts`],
      reporters: ["default", new ClosingLine()],
      projects: [
        nodeProject("unit", 0),
        nodeProject("golden", 0),
        realPartsProject("store", 1),
        realPartsProject("faults", 2),
        realPartsProject("e2e", 3),
        {
          extends: true as const,
          // Named here, or the first test that needs one makes the page load anew.
          optimizeDeps: {
            include: ["cytoscape", "cytoscape-fcose", "graphology", "graphology-layout-forceatlas2"],
          },
          test: {
            name: "browser",
            include: ["test/browser/**/*.test.{ts,tsx}"],
            sequence: { groupOrder: 4 },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { executablePath: findChromium() ?? "", args: CHROMIUM_ARGS },
              }),
              instances: [{ browser: "chromium" as const }],
            },
          },
        },
      ],
    },
  };
});
