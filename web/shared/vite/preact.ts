const stands = (asked: RegExp, given: string) => ({ find: asked, replacement: given });

/** Preact where React is asked for: the portal ships it for its size (docs/adr/0016). */
export const preact = [
  stands(/^react$/, "preact/compat"),
  stands(/^react\/jsx(-dev)?-runtime$/, "preact/jsx-runtime"),
  stands(/^react-dom$/, "preact/compat"),
  stands(/^react-dom\/client$/, "preact/compat/client"),
  stands(/^react-dom\/test-utils$/, "preact/test-utils"),
  // It has React's own built in.
  stands(/^use-sync-external-store\/shim(\/index\.js)?$/, "preact/compat"),
];
