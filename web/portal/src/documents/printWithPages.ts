/** Prints once every page image has arrived: those not yet looked at load only now. */
export async function printWithPages(viewer: HTMLElement | null) {
  const images = [...(viewer?.querySelectorAll("img") ?? [])];
  for (const image of images) image.loading = "eager";
  await Promise.allSettled(images.map((image) => image.decode()));
  window.print();
}
