import { CONTRACT, CONTRACT_HEADER } from "../lib/contract";
import { tellOutdated } from "../lib/outdated";
import { captive, counts, explain, type Answer } from "./answer";
import type { Operation } from "./operation";
import { codeOf, sentenceOf } from "./problem";
import { readResults } from "./results";

/** How one operation reaches the server at once, for what is pressed rather than written. */
export type Post = (operation: Operation) => Promise<Answer>;

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

const LONGEST = 30_000;

export function postTo(eventId: string, fetch: Fetch = (address, init) => globalThis.fetch(address, init)): Post {
  return async (operation) => {
    const answers = await deliver(eventId, [operation], fetch);
    return answers instanceof Map ? (answers.get(operation.id) ?? captive()) : answers;
  };
}

/** Sends operations together: an answer for each, or one for all where the server did not come to look at them. */
export async function deliver(eventId: string, operations: Operation[], fetch: Fetch, author?: string, token: string | null = null): Promise<Map<string, Answer> | Answer> {
  const deviceClock = new Date().toISOString();
  const batch = { ...(author ? { author } : {}), operations: operations.map((operation) => (operation.deviceClock ? { ...operation, deviceClock } : operation)) };
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`/api/v1/events/${eventId}/operations`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [CONTRACT_HEADER]: CONTRACT, ...authorization(token) },
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(LONGEST),
    });
    text = await answer.text();
  } catch {
    return explain(0, null); // Not sent, or the answer was lost on its way: the same again does no harm.
  }
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  if (isJson && codeOf(text) === "app_outdated") {
    tellOutdated();
    return { state: "waiting", sentence: sentenceOf(text) ?? "", again: 60 };
  }
  if (!answer.ok && !counts(answer.status, answer.headers.get("content-type"))) return captive();
  if (!answer.ok) return explain(answer.status, Number(answer.headers.get("retry-after")) || null, isJson ? sentenceOf(text) : null);
  return isJson && !answer.redirected ? (readResults(text) ?? captive()) : captive();
}

/** By the key of this device, and not by the sign-in cookie. */
export function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { Authorization: `Device ${token}` };
}
