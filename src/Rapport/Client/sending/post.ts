import type { Fetch } from "../lib/contact";
import { captive, type Answer } from "./answer";
import type { Operation } from "./operation";
import { postJson } from "./postJson";
import { readResults } from "./results";

/** How one operation reaches the server at once, for what is pressed rather than written. */
export type Post = (operation: Operation) => Promise<Answer>;

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
  const more = { headers: authorization(token), signal: AbortSignal.timeout(LONGEST) };
  const answer = await postJson(`/api/v1/events/${eventId}/operations`, JSON.stringify(batch), fetch, more);
  return typeof answer === "string" ? (readResults(answer) ?? captive()) : answer;
}

/** By the key of this device, and not by the sign-in cookie. */
export function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { Authorization: `Device ${token}` };
}
