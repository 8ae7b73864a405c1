import { isRecord, parse } from "../lib/json";
import type { Answer } from "./answer";

/** The answer to each operation of a batch; null where it is no answer of ours. */
export function readResults(text: string): Map<string, Answer> | null {
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
    case "refused":
      return { state: "refused", sentence, ...(typeof result.code === "string" ? { code: result.code } : {}) };
    default:
      return { state: "waiting", sentence, again: 15 }; // A word that a later server has learnt refuses nothing either.
  }
}
