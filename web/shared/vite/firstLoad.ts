import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type OutputBundle = Rolldown.OutputBundle;
type OutputChunk = Rolldown.OutputChunk;

export type Limit = {
  /** The page's module, below the app's folder. */
  page: string;
  /** Of brotli: the HTML, scripts, styles and the longest language's texts; fonts and answers of the API come on top. */
  bytes: number;
};

/** Fails the build when whoever opens a page for the first time would have to fetch more than is allowed. */
export function firstLoad({ page, bytes }: Limit): Plugin {
  let folder = "";
  return {
    name: "first-load",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle: {
      // After the compressed forms were written.
      order: "post",
      handler(_, bundle) {
        const files = filesOf(bundle, page);
        const sizes = [...files].map((name) => ({ name, size: sizeOf(join(folder, name)) }));
        const sum = sizes.reduce((whole, { size }) => whole + size, 0) + longestTexts(bundle, folder);
        const told = `first load of ${page}: ${kilobytes(sum)}, at most ${kilobytes(bytes)}`;
        if (sum <= bytes) return this.info(told);
        this.error(`${told}\n${sizes.map(({ name, size }) => `${kilobytes(size)}  ${name}`).join("\n")}`);
      },
    },
  };
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

const sizeOf = (path: string) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;

const chunksOf = (bundle: OutputBundle) =>
  Object.values(bundle).filter((file): file is OutputChunk => file.type === "chunk");

/** The HTML, what it asks for, and what the page's own code asks for, each with its styles. */
function filesOf(bundle: OutputBundle, page: string): Set<string> {
  const files = new Set(["index.html"]);
  const take = (chunk: OutputChunk | undefined) => {
    if (!chunk || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const name of chunk.imports) {
      const asked = bundle[name];
      if (asked?.type === "chunk") take(asked);
    }
  };
  const chunks = chunksOf(bundle);
  const own = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(page));
  if (!own) throw new Error(`${page} is no page of its own`);
  for (const chunk of chunks) if (chunk.isEntry) take(chunk);
  take(own);
  return files;
}

/** Texts come in one language. */
function longestTexts(bundle: OutputBundle, folder: string): number {
  const byLanguage = new Map<string, number>();
  for (const { facadeModuleId, fileName } of chunksOf(bundle)) {
    const language = /\/([a-z]+)\.po$/.exec(facadeModuleId ?? "")?.[1];
    if (language) byLanguage.set(language, (byLanguage.get(language) ?? 0) + sizeOf(join(folder, fileName)));
  }
  return Math.max(...byLanguage.values());
}
