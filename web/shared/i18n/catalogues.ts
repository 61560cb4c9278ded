import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** The Lingui set-up: one PO file a package and language, of the texts in the package's folders given. */
export function catalogues(packages: Record<string, string[]>) {
  return defineConfig({
    sourceLocale: "en",
    locales: ["en", "hu", "es"],
    catalogs: Object.entries(packages).map(([name, folders]) => ({
      path: `<rootDir>/${name}/locales/{locale}`,
      include: folders.map((folder) => `<rootDir>/${name}/${folder}`),
      exclude: ["**/*.test.*", "**/*.fixture.*"],
    })),
    format: formatter({ lineNumbers: false, origins: true }),
    orderBy: "message",
  });
}
