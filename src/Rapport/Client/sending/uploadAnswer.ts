import type { HttpResponse } from "tus-js-client";
import { captive, explain, type Answer } from "./answer";
import { outdatedBy } from "./postJson";
import { codeOf, isWhole, sentenceOf } from "./problem";

const MALFORMED = ["upload_malformed", "upload_version", "upload_type", "upload_checksum_unknown"];
const BROKEN_OFF: Answer = { state: "waiting", sentence: "It was interrupted, and goes on from where it was.", again: 2 };

/** Whether the server itself answered: every answer of its doors for uploads names the protocol. */
export function isOurs(response: HttpResponse): boolean {
  return response.getHeader("Tus-Resumable") !== undefined && response.getHeader("Tus-Resumable") !== null;
}

/** What an answer means that is not "it is here"; null where none came. */
export function judge(response: HttpResponse | null): Answer {
  if (response === null) return explain(0, null);
  const status = response.getStatus();
  const text = response.getBody() ?? "";
  const isJson = response.getHeader("Content-Type")?.includes("json") ?? false;
  if (status < 400) return captive();
  const said = isJson ? sentenceOf(text) : null;
  if (isJson && !isWhole(text)) return explain(0, null); // Cut off on its way, it says nothing.
  const code = isJson ? codeOf(text) : null;
  const outdated = isJson ? outdatedBy(text) : null;
  if (outdated) return outdated;
  if (isBrokenOff(status, code)) return BROKEN_OFF;
  // Something on the way may answer for the server; what it says is no reason to give up.
  if (status < 500 && ![401, 413, 429].includes(status) && !isJson && !isOurs(response)) return captive();
  return explain(status, Number(response.getHeader("Retry-After")) || null, said, code);
}

function isBrokenOff(status: number, code: string | null): boolean {
  if (code === null) return [408, 410, 423, 460].includes(status);
  return code.startsWith("upload_") && !MALFORMED.includes(code);
}
