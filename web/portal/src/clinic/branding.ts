import type { Clinic } from "./types.ts";

const PATIENCE_MS = 1500;

/** Loads the clinic's colours and sets its icon; gives up waiting when the stylesheet is slow. */
export function showBranding({ branding }: Clinic): Promise<void> {
  showIcon(branding.favicon);
  if (!branding.stylesheet) return Promise.resolve();
  const before = document.getElementById("branding") as HTMLLinkElement | null;
  const address = new URL(branding.stylesheet, location.href).href;
  if (before?.href === address) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.id = "branding";
    link.onload = link.onerror = () => {
      before?.remove();
      resolve();
    };
    link.href = address;
    document.head.append(link);
    setTimeout(resolve, PATIENCE_MS);
  });
}

function showIcon(favicon: string | undefined) {
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (!favicon || !link) return;
  link.removeAttribute("type");
  link.href = favicon;
}
