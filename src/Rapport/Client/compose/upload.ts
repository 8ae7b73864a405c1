import { uuid7 } from "../lib/uuid7";
import { captive, explain, type Answer } from "./answer";

/** A photo on its way: it starts when chosen, so that it travels while the caption is being typed. */
export class Upload {
  readonly id = uuid7();
  private going: Promise<Answer> | null = null;

  constructor(readonly file: File, private eventId: string, private progress: (part: number) => void) {}

  /** Waits for the photo, and begins again where an earlier try failed: the same id, so never twice. */
  async arrived(): Promise<Answer> {
    this.going ??= this.send();
    const answer = await this.going;
    if (answer.state === "waiting") this.going = null;
    return answer;
  }

  // XMLHttpRequest, because fetch cannot tell how much of a body has left.
  private send(): Promise<Answer> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("PUT", `/api/v1/media/${this.id}?event=${this.eventId}`);
      request.setRequestHeader("Content-Type", this.file.type || "application/octet-stream");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) this.progress((100 * event.loaded) / event.total);
      });
      request.addEventListener("load", () => resolve(this.judge(request)));
      request.addEventListener("error", () => resolve(explain(0, null)));
      request.addEventListener("abort", () => resolve(explain(0, null)));
      request.send(this.file);
    });
  }

  private judge(request: XMLHttpRequest): Answer {
    const ours = request.getResponseHeader("content-type")?.includes("json") ?? false;
    if (request.status < 200 || request.status > 299) {
      const said = ours ? sentence(request.responseText) : null;
      const retry = Number(request.getResponseHeader("retry-after")) || null;
      const plain = explain(request.status, retry);
      return plain.state === "refused" && said ? { state: "refused", sentence: said } : plain;
    }
    return ours ? { state: "here", at: new Date() } : captive();
  }
}

// RFC 9457 problem details: the title is our one plain sentence.
function sentence(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const said = "detail" in value ? value.detail : "title" in value ? value.title : null;
    return typeof said === "string" ? said : null;
  } catch {
    return null; // The status alone then has to do.
  }
}
