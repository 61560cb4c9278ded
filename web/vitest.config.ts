import { resolve } from "node:path";
import { linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import { defineConfig } from "vitest/config";
import { preact } from "./shared/vite/preact.ts";

/** Texts are tested in English as the code writes them; catalogues are checked by the build. */
const common = {
  environment: "jsdom",
  pool: "vmThreads",
  setupFiles: ["shared/test/setup.ts"],
  env: { TZ: "America/New_York" },
  css: { modules: { classNameStrategy: "non-scoped" } },
} as const;
const plugins = [babel({ presets: [linguiTransformerBabelPreset()] } as Parameters<typeof babel>[0])];

/** Its CommonJS form would ask for React past the alias. */
const testingLibrary = {
  find: "@testing-library/react",
  replacement: resolve("node_modules/@testing-library/react/dist/@testing-library/react.esm.js"),
};

/** Each app with what it ships: the console with React, the portal with Preact, and what they share with both. */
export default defineConfig({
  test: {
    projects: [
      { plugins, test: { ...common, name: "console", include: ["{shared,console}/**/*.test.{ts,tsx}"] } },
      {
        plugins,
        resolve: { alias: [...preact, testingLibrary] },
        test: {
          ...common,
          name: "portal",
          include: ["{shared,portal}/**/*.test.{ts,tsx}"],
          server: { deps: { inline: [/@testing-library\/react/, /@lingui\/react/, /react-/] } },
        },
      },
    ],
  },
});
