import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { firstLoad, type Limit } from "./firstLoad.ts";
import { layerOrder } from "./layerOrder.ts";
import { preact } from "./preact.ts";
import { precompress } from "./precompress.ts";

const web = resolve(process.cwd(), "..");
const texts = resolve(web, "lingui.config.ts");
const PAGES = { portal: "/p/", console: "/console" } as const;

/** Modules that go into one file together; the first group that fits takes a module. */
type Chunk = { name: string; test: RegExp };

type Settings = {
  name: keyof typeof PAGES;
  chunks?: Chunk[];
  /** Ships Preact in the place of React. */
  smaller?: boolean;
  limit?: Limit;
};

/**
 * The Vite set-up of one app. Pages live under PAGES[name]; every hashed file under /assets/<name>/, in dist at the
 * same path, so that the server serves dist as it is and index.html for every page.
 */
export function app({ name, chunks = [], smaller = false, limit }: Settings) {
  const server = process.env.PORTICO_SERVER ?? "http://localhost:8080";
  return defineConfig({
    plugins: [
      // While one develops it exchanges components, and knows React's only.
      smaller ? react().map((plugin) => ({ ...plugin, apply: "build" as const })) : react(),
      lingui({ configPath: texts, failOnMissing: true, failOnCompileError: true }),
      babel({
        // Babel's file patterns are relative to this folder, and shared/ lies outside of the app.
        cwd: web,
        presets: [linguiTransformerBabelPreset({}, { configPath: texts })],
      } as Parameters<typeof babel>[0]),
      pagesFallback(PAGES[name]),
      layerOrder(),
      precompress(),
      ...(limit ? [firstLoad(limit)] : []),
    ],
    resolve: { alias: smaller ? preact : [] },
    build: {
      assetsDir: `assets/${name}`,
      assetsInlineLimit: 0,
      cssMinify: true,
      target: ["chrome111", "firefox115", "safari16.4"],
      modulePreload: { polyfill: false },
      ...(chunks.length > 0 && {
        rolldownOptions: { output: { codeSplitting: { groups: byPriority(chunks) } } },
      }),
    },
    server: {
      port: name === "portal" ? 5173 : 5174,
      proxy: { "/api": server, "/branding": server, "/demo": server },
    },
  });
}

/** In development every page address answers with index.html, as the server does with the built app. */
function pagesFallback(prefix: string): Plugin {
  return {
    name: "pages-fallback",
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const address = request.url ?? "/";
        if (request.method !== "GET" || !address.startsWith(prefix)) return next();
        const html = readFileSync(resolve(server.config.root, "index.html"), "utf8");
        response.setHeader("Content-Type", "text/html");
        response.end(await server.transformIndexHtml(address, html));
      });
    },
  };
}

const byPriority = (chunks: Chunk[]) =>
  chunks.map((chunk, at) => ({ ...chunk, priority: chunks.length - at }));
