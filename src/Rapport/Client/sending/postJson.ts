import type { Fetch } from "../lib/contact";
import { CONTRACT, CONTRACT_HEADER } from "../lib/contract";
import { tellOutdated } from "../lib/outdated";
import { captive, counts, explain, type Answer } from "./answer";
import { codeOf, isWhole, sentenceOf } from "./problem";

/** Posts JSON to the server. The text of its answer, or what any other answer means: only the server's own word refuses. */
export async function postJson(address: string, body: string, fetch: Fetch, more: { headers?: Record<string, string>; signal?: AbortSignal } = {}): Promise<string | Answer> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(address, {
      ...more,
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [CONTRACT_HEADER]: CONTRACT, ...more.headers },
      body,
    });
    text = await answer.text();
  } catch {
    return explain(0, null); // Not sent, or the answer was lost on its way: the same again does no harm.
  }
  const type = answer.headers.get("content-type");
  const isJson = type?.includes("json") ?? false;
  const outdated = isJson ? outdatedBy(text) : null;
  if (outdated) return outdated;
  if (!answer.ok && !counts(answer.status, type)) return captive();
  // Half a word of the server's is none.
  if (!answer.ok && isJson && !isWhole(text)) return explain(0, null);
  if (!answer.ok) return explain(answer.status, Number(answer.headers.get("retry-after")) || null, isJson ? sentenceOf(text) : null, isJson ? codeOf(text) : null);
  return isJson && !answer.redirected ? text : captive();
}

/** What to do where the server says that it no longer understands this code; null where it does not say so. */
export function outdatedBy(text: string): Answer | null {
  if (codeOf(text) !== "app_outdated") return null;
  tellOutdated();
  return { state: "waiting", sentence: sentenceOf(text) ?? "", again: 60 };
}
