import { linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Texts are tested in English as the code writes them; catalogues are checked by the build. */
export default defineConfig({
  plugins: [react(), babel({ presets: [linguiTransformerBabelPreset()] } as Parameters<typeof babel>[0])],
  test: {
    environment: "jsdom",
    pool: "vmThreads",
    include: ["{shared,portal,console}/**/*.test.{ts,tsx}"],
    setupFiles: ["shared/test/setup.ts"],
    env: { TZ: "America/New_York" },
    css: { modules: { classNameStrategy: "non-scoped" } },
  },
});
