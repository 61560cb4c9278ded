export type ImageEnd = { url: string; detail?: undefined } | { url?: undefined; detail?: string };

/** A picture as raw bytes; openapi-fetch would make JSON of it. */
export async function sendImage(
  address: string,
  file: File,
  type: string,
  csrf: string,
  language: string,
): Promise<ImageEnd> {
  const headers = { "Content-Type": type, "X-CSRF-Token": csrf, "Accept-Language": language };
  const response = await fetch(address, { method: "POST", body: file, headers }).catch(() => undefined);
  const body = (await response?.json().catch(() => undefined)) as
    | { url?: string; detail?: string }
    | undefined;
  if (response?.ok && body?.url) return { url: body.url };
  return { detail: body?.detail };
}
