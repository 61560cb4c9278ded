/** A code as printed, without dashes and spaces; I, L and O are read as the digits they are taken for. */
export const tidyCode = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[\s\-–]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
