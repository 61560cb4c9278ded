import type { Upload } from "../api/types";

export type TransferEnd =
  | { kind: "ready"; upload: Upload }
  /** The server looked at the file and refuses it: sending it again changes nothing. */
  | { kind: "refused"; detail: string }
  /** It never got there whole, or the server could not take it now. Worth another try. */
  | { kind: "failed"; status: number; detail?: string }
  | { kind: "stopped" };

export interface Sending {
  url: string;
  file: File;
  csrfToken: string;
  language: string;
  onProgress: (sentBytes: number) => void;
  signal: AbortSignal;
}

const mediaTypes: Record<string, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
};

/** The browser's word, or the ending's: some systems hand files over without a type. The server looks inside anyway. */
export function mediaTypeOf(file: { name: string; type: string }): string {
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  return file.type || mediaTypes[ending] || "application/octet-stream";
}

/** Sends the bytes as they are. XMLHttpRequest, because fetch tells nothing about the progress of a request's body. */
export function send({ url, file, csrfToken, language, onProgress, signal }: Sending): Promise<TransferEnd> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", mediaTypeOf(file));
    request.setRequestHeader("X-Filename", encodeURIComponent(file.name.normalize("NFC")));
    request.setRequestHeader("X-CSRF-Token", csrfToken);
    request.setRequestHeader("Accept-Language", language);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => resolve(endOf(request.status, request.response));
    request.onerror = () => resolve({ kind: "failed", status: 0 });
    request.onabort = () => resolve({ kind: "stopped" });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) resolve({ kind: "stopped" });
    else request.send(file);
  });
}

const refusing = new Set([400, 403, 404, 409, 413, 415, 422]);

export function endOf(status: number, body: unknown): TransferEnd {
  if (status === 201 || status === 200) return { kind: "ready", upload: body as Upload };
  const detail = (body as { detail?: string } | null)?.detail;
  if (refusing.has(status) && detail) return { kind: "refused", detail };
  return { kind: "failed", status, detail };
}
