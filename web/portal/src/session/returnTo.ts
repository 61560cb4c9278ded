/** The page to come back to after signing in again, in this tab only. */
const key = (suffix: string) => `return-to:${suffix}`;

export const rememberPage = (suffix: string) =>
  sessionStorage.setItem(key(suffix), location.pathname + location.search);

export function rememberedPage(suffix: string): string | undefined {
  const address = sessionStorage.getItem(key(suffix));
  sessionStorage.removeItem(key(suffix));
  return address?.startsWith(`/p/${suffix}/`) ? address : undefined;
}
