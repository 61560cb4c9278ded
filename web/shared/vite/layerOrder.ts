import type { Plugin } from "vite";

const ORDER = "@layer reset,theme,brand,base,components,pages,print;";

/**
 * Says the order of the cascade's layers at the head of every stylesheet: minifying drops the statement where a file
 * does not need it, and which of several files arrives first is not ours to decide.
 */
export function layerOrder(): Plugin {
  return {
    name: "layer-order",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "asset" && file.fileName.endsWith(".css"))
          file.source = ORDER + String(file.source);
    },
  };
}
