import { captive, counts, explain, type Answer } from "../../src/Rapport/Client/compose/answer";
import type { Fetch } from "../../src/Rapport/Client/compose/post";
import { sentenceOf } from "../../src/Rapport/Client/compose/problem";
import { isRecord, parse } from "../../src/Rapport/Client/lib/json";
import { HttpCourier } from "../../src/Rapport/Client/offline/http";
import type { KeptFile } from "../../src/Rapport/Client/offline/item";
import type { Life } from "./life";

export interface Connection {
  address: string;
  /** Who the server takes the browser for; null when signed out. */
  cookie: string | null;
}

/** What a page's own fetch is: from our pages, with the cookie of the moment, and over when the page is. */
export function fetchOf(connection: Connection, life: Life): Fetch {
  return (address, init) => {
    const headers = new Headers(init.headers);
    headers.set("Sec-Fetch-Site", "same-origin");
    if (connection.cookie) headers.set("Cookie", connection.cookie);
    const signal = init.signal ? AbortSignal.any([init.signal, life.signal]) : life.signal;
    return fetch(new URL(address, connection.address), { ...init, headers, signal });
  };
}

/** The browser's courier, but for files: it sends these by XMLHttpRequest, which exists in browsers alone. */
export class NodeCourier extends HttpCourier {
  constructor(private ours: Fetch) {
    super(ours);
  }

  override async upload(file: KeptFile, progress: (part: number) => void): Promise<Answer> {
    let answer: Response;
    let text: string;
    try {
      const headers = { "Content-Type": file.blob.type };
      answer = await this.ours(`/api/v1/media/${file.id}?event=${file.event}&author=${file.author}`, { method: "PUT", headers, body: file.blob });
      text = await answer.text();
    } catch {
      return explain(0, null);
    }
    progress(100);
    const said = answer.headers.get("content-type")?.includes("json") ? parse(text) : null;
    if (!answer.ok && !counts(answer.status, answer.headers.get("content-type"))) return captive();
    if (!answer.ok) return explain(answer.status, Number(answer.headers.get("retry-after")) || null, sentenceOf(text));
    return isRecord(said) && said.id === file.id ? { state: "here", at: new Date() } : captive();
  }
}
