/** Why the last session of this tab ended, for the login page to say once. */
export type Ending = "idle" | "elsewhere";

const KEY = "session-ended";

export const noteEnd = (why: Ending) => sessionStorage.setItem(KEY, why);

export function lastEnd(): Ending | null {
  const why = sessionStorage.getItem(KEY);
  return why === "idle" || why === "elsewhere" ? why : null;
}

export const forgetEnd = () => sessionStorage.removeItem(KEY);
