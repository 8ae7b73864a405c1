import { all, having, one } from "../lib/find";
import { keepFocus } from "../lib/keepFocus";
import type { SubjectChange } from "./change";

/** Does this entry belong in what the list shows at present? The list's attributes are the reader's filter. */
export function fits(list: HTMLElement, change: SubjectChange): boolean {
  const { session, room, kind, person } = list.dataset;
  return (!session || session === change.session)
    && (!room || (change.session !== null && room.split(" ").includes(change.session)))
    && (!kind || kind === change.entry)
    && (!person || person === change.by);
}

/** Whether what comes in would push away what somebody reads, or stands on with a keyboard. A list that grows at its foot moves nobody. */
export function pushes(list: HTMLElement): boolean {
  return list.dataset.order !== "oldest" && (list.getBoundingClientRect().top < 0 || one(":focus-visible", list) !== null);
}

/** Where it goes by its time; null where it is older than all that the list shows and more lies behind a link. */
export function insert(list: HTMLElement, item: HTMLElement): boolean {
  const at = Date.parse(item.dataset.at ?? "");
  const newestFirst = list.dataset.order !== "oldest";
  const items = all(":scope > li", list);
  const after = items.find((other) => {
    const theirs = Date.parse(other.dataset.at ?? "");
    return newestFirst ? theirs <= at : theirs > at; // Of the same moment, what came later is newer.
  });
  const older = newestFirst ? !after : after !== undefined && after === items[0];
  if (older && items.length > 0 && list.dataset.more) return false;
  list.insertBefore(item, after ?? null);
  return true;
}

/** The new text takes the place of the old. Replies, an answer that somebody is typing, and what is playing stay. */
export function replace(old: HTMLElement, item: HTMLElement): void {
  const player = all("audio, video", old).find((media) => media instanceof HTMLMediaElement && !media.paused);
  if (player) one(player.tagName, item)?.replaceWith(player);
  for (const part of ["ol[data-replies-of]", "details"]) {
    const kept = one(part, old);
    if (kept && keeps(kept)) one(part, item)?.replaceWith(kept);
  }
  keepFocus(old, () => {
    old.replaceWith(item);
    return item;
  });
}

function keeps(part: HTMLElement): boolean {
  return part.matches("ol") || all("textarea", part).some((box) => box instanceof HTMLTextAreaElement && box.value !== "");
}

export function itemIn(list: HTMLElement, subject: string): HTMLElement | null {
  return one(`:scope > ${having("id", `s-${subject}`)}, :scope > ${having("data-subject", subject)}`, list);
}

/** Takes it away everywhere: in lists, among highlights, under photos. With words left in its stead, lists keep those. */
export function remove(subject: string, leaveListed: boolean): void {
  for (const element of all(`${having("data-subject", subject)}, ${having("id", `s-${subject}`)}`)) {
    if (leaveListed && element.parentElement?.matches("[data-stream], .thread")) continue;
    const next = element.nextElementSibling ?? element.parentElement;
    const focused = element.contains(document.activeElement);
    element.remove();
    if (focused && next instanceof HTMLElement) {
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }
  }
}

export function countAnew(subject: string, words: string): void {
  for (const element of all(having("data-count-of", subject))) element.textContent = words;
}
