import type { Fetch } from "../lib/contact";
import { isReset, readBatch, type Batch } from "./change";
import { sseReader } from "./sse";

export interface Heard {
  batch(batch: Batch): void;
  reset(): void;
}

// Heartbeats come every 15 s; two missing and the line is dead, whatever the socket says.
const SILENCE = 35_000;

type Ending = "over" | "closed" | "refused";

/** One stream until it ends. "refused" means that it never spoke: something on the way does not pass streams. */
export async function listen(address: string, at: number, heard: Heard, stop: AbortSignal, fetch: Fetch): Promise<Ending> {
  const cut = new AbortController();
  const onStop = (): void => cut.abort();
  stop.addEventListener("abort", onStop);
  let timer = setTimeout(() => cut.abort(), SILENCE);
  let spoke = false;
  try {
    const answer = await fetch(`${address}?after=${at}`, {
      headers: { Accept: "text/event-stream" }, cache: "no-store", signal: cut.signal,
    });
    if (gone(answer)) return "over";
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
    if (!answer.ok || !isStream || !answer.body) return "refused";
    const read = sseReader((message) => {
      if (message.event === "reset") heard.reset();
      const batch = message.event === "message" ? readBatch(message.data) : null;
      if (batch) heard.batch(batch);
    });
    const decoder = new TextDecoder();
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => cut.abort(), SILENCE);
      spoke = true;
      read(decoder.decode(part.value, { stream: true }));
    }
  } catch {
    // A broken line is the ordinary case in a hall with bad wifi; the caller tries again.
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", onStop);
    cut.abort();
  }
  return spoke ? "closed" : "refused";
}

type Asked = { wait: number } | "over" | "failed";

/** One question: what came after this number? The answer says when to ask again. */
export async function ask(address: string, at: number, heard: Heard, stop: AbortSignal, fetch: Fetch): Promise<Asked> {
  try {
    const answer = await fetch(`${address}/after/${at}`, { headers: { Accept: "application/json" }, signal: stop });
    if (gone(answer)) return "over";
    const retry = Number(answer.headers.get("retry-after"));
    if (answer.status === 429 && retry > 0) return { wait: retry * 1000 };
    const text = answer.ok ? await answer.text() : "";
    if (isReset(text)) {
      heard.reset();
      return { wait: 30_000 };
    }
    const batch = readBatch(text);
    if (!batch) return "failed";
    heard.batch(batch);
    return { wait: Math.max(batch.next ?? 5_000, 500) };
  } catch {
    return "failed";
  }
}

function gone(answer: Response): boolean {
  return answer.status === 404 || answer.status === 410 || answer.status === 204;
}
