import { CONTRACT, CONTRACT_HEADER } from "../lib/contract";
import { tellOutdated } from "../lib/outdated";
import { isRecord, parse } from "../lib/json";
import { captive, explain, type Answer } from "./answer";
import type { Operation } from "./operation";
import { codeOf, sentenceOf } from "./problem";

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
export async function deliver(eventId: string, operations: Operation[], fetch: Fetch, author?: string): Promise<Map<string, Answer> | Answer> {
  const deviceClock = new Date().toISOString();
  const batch = { ...(author ? { author } : {}), operations: operations.map((operation) => (operation.deviceClock ? { ...operation, deviceClock } : operation)) };
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`/api/v1/events/${eventId}/operations`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [CONTRACT_HEADER]: CONTRACT },
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
  if (!answer.ok) return explain(answer.status, Number(answer.headers.get("retry-after")) || null, isJson ? sentenceOf(text) : null);
  return isJson && !answer.redirected ? (readResults(text) ?? captive()) : captive();
}

function readResults(text: string): Map<string, Answer> | null {
  const value = parse(text);
  if (!isRecord(value) || !Array.isArray(value.results)) return null;
  const results: unknown[] = value.results;
  return new Map(results.filter(isRecord).map((result) => [String(result.id), readResult(result)]));
}

function readResult(result: Record<string, unknown>): Answer {
  const sentence = typeof result.sentence === "string" ? result.sentence : "The server gave no reason.";
  switch (result.status) {
    case "accepted":
    case "already_had":
      return { state: "here", at: new Date(typeof result.receivedAt === "string" ? result.receivedAt : Date.now()), held: result.held === true, competing: result.competing === true };
    case "try_later":
      return { state: "waiting", sentence, again: 15 };
    default:
      return { state: "refused", sentence };
  }
}
