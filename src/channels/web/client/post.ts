import type { Unsent } from "./unsent-store.ts";
import type { Refusal, Seat } from "./wire.ts";

export type Posted =
  | { readonly kind: "stored"; readonly seq: number }
  | { readonly kind: "refused"; readonly reason: Refusal }
  /** Nobody knows whether it arrived; the same id makes sending it again harmless. */
  | { readonly kind: "failed" };

/** A slow phone needs a minute for ten photos; a text that takes as long is lost. */
const TIMEOUT_MS = { update: 20_000, photos: 180_000 };
const REASONS: readonly Refusal[] = [
  "badRequest",
  "unknownButton",
  "tooLarge",
  "notAnImage",
];

/** Posts one item. `onProgress` hears how much of it has left, from 0 to 1. */
export function post(
  seat: Seat,
  { id, content }: Unsent,
  onProgress: (share: number) => void,
): Promise<Posted> {
  // Not `fetch`: it cannot tell how much of an upload has left.
  const request = new XMLHttpRequest();
  request.timeout = TIMEOUT_MS[content.kind];
  return new Promise((resolve) => {
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ kind: "failed" });
    request.ontimeout = () => resolve({ kind: "failed" });
    if (content.kind === "update") {
      request.open("POST", `/chat/${seat}/updates`);
      request.setRequestHeader("Content-Type", "application/json");
      request.send(JSON.stringify(content.update));
      return;
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.open("POST", `/chat/${seat}/files`);
    request.send(formOf(id, content.photos, content.caption));
  });
}

function formOf(id: string, photos: readonly Blob[], caption: string): FormData {
  const form = new FormData();
  form.append("id", id);
  form.append("caption", caption);
  for (const photo of photos) form.append("photo", photo, "photo");
  return form;
}

function readAnswer(request: XMLHttpRequest): Posted {
  try {
    const answer = JSON.parse(request.responseText);
    if (request.status === 200) return { kind: "stored", seq: answer.seq };
    const reason = REASONS.find((known) => known === answer.kind);
    return reason === undefined ? { kind: "failed" } : { kind: "refused", reason };
  } catch {
    // A proxy's error page: the server has not spoken.
    return { kind: "failed" };
  }
}
