import type { NoteLink } from "./noteLink";
import type { Refusal } from "./said";

/** How things stand between this device and the server; what waits stands in the store. */
export interface LinkState {
  /** "open": it is caught up with, or was when the last conversation ended in good order. */
  line: "opening" | "open" | "closed" | "signedOut";
  mayWrite: boolean;
  isLocked: boolean;
  /** Why something is not taken just now. */
  refusal: Refusal | null;
  /** How much of the document's limit is used, from 0 to 1. */
  full: number;
}

export const AT_FIRST: LinkState = { line: "opening", mayWrite: true, isLocked: false, refusal: null, full: 0 };

export function stateOf({ talk, last }: NoteLink, before: LinkState): LinkState {
  const welcome = talk?.welcome;
  const refusal = last?.is === "refused" ? last.refusal : (talk?.sending.refusal ?? null);
  const known = welcome ? { mayWrite: welcome.mayWrite, isLocked: welcome.isLocked, full: welcome.limits.document > 0 ? welcome.limits.used / welcome.limits.document : 0 } : {};
  return { ...before, ...known, line: lineOf(last, talk?.isCaughtUp ?? false, before.line), refusal };
}

function lineOf(last: NoteLink["last"], isCaughtUp: boolean, before: LinkState["line"]): LinkState["line"] {
  if (last?.is === "signedOut" || (last?.is === "refused" && last.refusal.code.startsWith("signed_"))) return "signedOut";
  if (last?.is === "closed" || last?.is === "refused") return "closed";
  if (last?.is === "done") return isCaughtUp ? "open" : "closed";
  if (isCaughtUp && last === null) return "open";
  return before === "signedOut" || before === "closed" ? before : "opening";
}
