/** The one stylesheet with a contract's colours. The former stays until the new one is there, so nothing flashes. */
let shown = "";
const LONGEST_WAIT = 1500;

export function showBrand(address: string): Promise<void> {
  if (address === shown) return Promise.resolve();
  shown = address;
  const former = document.querySelectorAll("link[data-brand]");
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  link.dataset.brand = "";
  return new Promise((resolve) => {
    const settle = () => {
      for (const one of former) one.remove();
      resolve();
    };
    link.onload = settle;
    link.onerror = settle;
    setTimeout(resolve, LONGEST_WAIT);
    document.head.append(link);
  });
}
