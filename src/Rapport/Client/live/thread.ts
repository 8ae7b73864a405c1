import { having, one } from "../lib/find";
import { element } from "../lib/fragment";
import type { SubjectChange } from "./change";
import { replace } from "./stream";

/** A comment takes its place under what it answers. */
export function showComment(change: SubjectChange): void {
  if (!change.html) return;
  const shown = one(`.thread > ${having("id", `s-${change.subject}`)}`);
  const item = element(change.html);
  if (!item) return;
  if (shown) return replace(shown, item);
  if (change.change === "gone") return;
  const thread = change.about ? one(having("data-thread", change.about)) : null;
  if (!thread) return;
  const parent = item.dataset.parent;
  const replies = parent ? one(having("data-replies-of", parent), thread) : null;
  (replies ?? thread).append(item);
  item.classList.add("is-new");
}
