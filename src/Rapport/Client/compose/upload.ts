import { captive, explain, type Answer } from "./answer";
import { authorization } from "./post";
import { sentenceOf } from "./problem";

export interface Sent {
  id: string;
  event: string;
  author: string;
  blob: Blob;
}

/** A photo's bytes; with the same id, and so never twice. XMLHttpRequest, because fetch cannot tell how much of a body has left. */
export function send(photo: Sent, progress: (part: number) => void, token: string | null = null): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/v1/media/${photo.id}?event=${photo.event}&author=${photo.author}`);
    request.setRequestHeader("Content-Type", photo.blob.type || "application/octet-stream");
    for (const [name, value] of Object.entries(authorization(token))) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress((100 * event.loaded) / event.total);
    });
    request.addEventListener("load", () => resolve(judge(request)));
    request.addEventListener("error", () => resolve(explain(0, null)));
    request.addEventListener("abort", () => resolve(explain(0, null)));
    request.send(photo.blob);
  });
}

function judge(request: XMLHttpRequest): Answer {
  const ours = request.getResponseHeader("content-type")?.includes("json") ?? false;
  if (request.status < 200 || request.status > 299) {
    return explain(request.status, Number(request.getResponseHeader("retry-after")) || null, ours ? sentenceOf(request.responseText) : null);
  }
  return ours ? { state: "here", at: new Date() } : captive();
}
