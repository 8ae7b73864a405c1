import { make } from "../../lib/make";

const LEVEL = /mso-list:[^;]*level(\d+)/i;
const IGNORE = /mso-list:\s*Ignore/i;

/** Word writes lists as paragraphs that only look like some: with a mark in their text, and their depth in their style. */
export function listsFromWord(root: ParentNode): void {
  const items = [...root.querySelectorAll<HTMLElement>("p, h1, h2, h3")].filter((paragraph) => LEVEL.test(styleOf(paragraph)));
  const lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of items) {
    const level = Number(LEVEL.exec(styleOf(paragraph))?.[1] ?? 1);
    const tag = isNumbered(takeMark(paragraph)) ? "ol" : "ul";
    // A list goes on only where nothing stands between.
    if (last === null || paragraph.previousElementSibling !== last) lists.length = 0;
    lists.length = Math.min(lists.length, level);
    if (lists.length === level && lists.at(-1)?.localName !== tag) lists.length = level - 1;
    while (lists.length < level) {
      const list = make(tag);
      const within = lists.at(-1);
      if (within) (within.lastElementChild ?? within.appendChild(make("li"))).append(list);
      else paragraph.before(list);
      lists.push(list);
    }
    const item = make("li");
    lists.at(-1)?.append(item);
    const words = make("p");
    words.append(...paragraph.childNodes);
    item.append(words);
    paragraph.remove();
    last = lists[0] ?? null;
  }
}

/** Google sets a list within a list beside the item that it belongs to. */
export function nestLists(root: ParentNode): void {
  for (const list of root.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = list.previousElementSibling ?? list.parentElement?.insertBefore(make("li"), list);
    item?.append(list);
  }
}

function takeMark(paragraph: HTMLElement): string {
  const mark = [...paragraph.querySelectorAll<HTMLElement>("span")].find((span) => IGNORE.test(styleOf(span)));
  const said = mark?.textContent?.trim() ?? "";
  // The span around it holds nothing but the face of the mark.
  const around = mark?.parentElement;
  if (around && around !== paragraph && around.textContent === mark.textContent) around.remove();
  else mark?.remove();
  return said;
}

function isNumbered(mark: string): boolean {
  return /^\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(mark);
}

function styleOf(element: Element): string {
  return element.getAttribute("data-style") ?? "";
}
