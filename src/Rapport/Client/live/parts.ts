import { having, one } from "../lib/find";
import type { SubjectChange } from "./change";

/** Whether this page tells of what changed in a part that only the server can draw. */
export function isToldInParts(change: SubjectChange): boolean {
  // Counts are set where they stand, but a passage's is in a sentence.
  if (change.change === "count" && change.kind !== "passage") return false;
  switch (change.kind) {
    case "question":
      return one('[data-anew^="question"]') !== null || isOfPassages(change);
    case "note":
      return one(having("data-notes", change.session ?? "")) !== null;
    case "session":
      return one("[data-anew]") !== null;
    case "passage":
      return one(having("data-passages", change.about ?? "")) !== null || one(having("data-passage", change.subject)) !== null;
    case "entry":
      return isOfPassages(change);
    default:
      return false;
  }
}

/** Whether it was made of words of the note that is shown, or links to them. */
function isOfPassages({ subject, html }: SubjectChange): boolean {
  const note = one("[data-passages]")?.dataset.passages;
  return note !== undefined && (html?.includes(`/notes/${note}`) === true || one(having("data-outcome", subject)) !== null);
}
