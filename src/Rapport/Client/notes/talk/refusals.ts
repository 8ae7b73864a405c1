import type { Refusal } from "./said";

/** What ends a conversation whatever it was said about. */
export const ENDS = new Set(["generation_over", "client_taken", "note_unknown", "signed_out", "signed_in_as_other"]);
/** Until the server says that it is so no longer. */
export const LASTS = new Set(["note_locked", "note_read_only"]);

export const OUTDATED: Refusal = { code: "app_outdated", detail: null, again: null };

const SENTENCES: Record<string, string> = {
  note_unknown: "This note is no longer here, or not for you.",
  note_locked: "This note is locked.",
  note_read_only: "You may read this note, but not write in it.",
  note_full: "This note is full.",
  update_too_large: "That is too large for a note.",
  app_outdated: "Somebody wrote something that this page is too old to show. Load the page again; nothing is lost.",
  too_much: "Too much at once.",
};

/** The server's words, or ours where it has none. */
export function sentenceFor({ code, detail }: Refusal): string {
  return detail ?? SENTENCES[code] ?? "The server did not take the last changes.";
}
