import { captive, explain, type Answer } from "./answer";
import type { Operation } from "./operation";

/** How one operation reaches the server. A queue that outlives the page can take this place. */
export type Post = (operation: Operation) => Promise<Answer>;

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

const LONGEST = 30_000;

export function postTo(eventId: string, fetch: Fetch = (address, init) => globalThis.fetch(address, init)): Post {
  return async (operation) => {
    const sent = { ...operation, deviceClock: new Date().toISOString() };
    let answer: Response;
    try {
      answer = await fetch(`/api/v1/events/${eventId}/operations`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ operations: [sent] }),
        signal: AbortSignal.timeout(LONGEST),
      });
    } catch {
      return explain(0, null);
    }
    const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
    if (!answer.ok) return explain(answer.status, Number(answer.headers.get("retry-after")) || null);
    if (!isJson || answer.redirected) return captive();
    return readResult(await answer.text(), operation.id);
  };
}

function readResult(text: string, id: string): Answer {
  const result = resultFor(parse(text), id);
  if (!result) return captive();
  const sentence = typeof result.sentence === "string" ? result.sentence : "The server gave no reason.";
  switch (result.status) {
    case "accepted":
    case "already_had":
      return { state: "here", at: new Date(typeof result.receivedAt === "string" ? result.receivedAt : Date.now()), held: result.held === true };
    case "try_later":
      return { state: "waiting", sentence, again: 15 };
    default:
      return { state: "refused", sentence };
  }
}

function resultFor(value: unknown, id: string): Record<string, unknown> | null {
  if (!isRecord(value) || !Array.isArray(value.results)) return null;
  const results: unknown[] = value.results;
  return results.filter(isRecord).find((result) => result.id === id) ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not ours, whatever its label says.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
