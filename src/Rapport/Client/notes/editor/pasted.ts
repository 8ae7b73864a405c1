import { inert, markup } from "../../lib/fragment";
import { make } from "../../lib/make";
import { listsFromWord, nestLists } from "./wordLists";

/** What may stay on an element; all else says how it looked elsewhere. */
const STAYS = new Set(["href", "colspan", "rowspan", "start", "data-type", "data-checked"]);
/** By another name: a page that allows no styles complains of each that it meets, even where it is only read. */
const STYLE = "data-style";
const GONE = "style, script, meta, link, title, xml, head, object, iframe, form, button, input, select, textarea, svg, video, audio";

/** What was copied elsewhere without what it looked like there, and how many pictures were left out. */
export function clean(html: string): { html: string; pictures: number } {
  // From this editor: it is clean, and its outermost element says how it joins what it is put into.
  if (html.includes("data-pm-slice")) return { html, pictures: 0 };
  const root = inert(html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(\s*=)/gi, ` ${STYLE}$1`)));
  root.querySelectorAll(GONE).forEach((element) => element.remove());
  dropComments(root);
  listsFromWord(root);
  nestLists(root);
  root.querySelectorAll<HTMLElement>("b, i, strong, em, span, font").forEach(styled);
  headings(root);
  tasks(root);
  const pictures = root.querySelectorAll("img");
  pictures.forEach((picture) => picture.remove());
  root.querySelectorAll("*").forEach(plain);
  root.querySelectorAll("p").forEach((paragraph) => paragraph.textContent?.trim() === "" && !paragraph.closest("td, th, li") && paragraph.remove());
  return { html: markup(root), pictures: pictures.length };
}

/** Weight and slant are the words' own; Google says them by style, and wraps all in a bold element that is not bold. */
function styled(element: HTMLElement): void {
  const style = element.getAttribute(STYLE)?.toLowerCase().replace(/\s/g, "") ?? "";
  const { localName } = element;
  const isHeading = element.closest("h1, h2, h3, h4, h5, h6") !== null;
  const is = (names: string[], said: RegExp, not: RegExp): boolean => (names.includes(localName) || said.test(style)) && !not.test(style);
  const marks: ("strong" | "em" | "s")[] = [];
  if (!isHeading && is(["b", "strong"], /(^|;)font-weight:(bold|[6-9]00)/, /(^|;)font-weight:(normal|[1-5]00)/)) marks.push("strong");
  if (is(["i", "em"], /(^|;)font-style:italic/, /(^|;)font-style:normal/)) marks.push("em");
  if (/text-decoration[^;]*:[^;]*line-through/.test(style)) marks.push("s");
  const within = [...element.childNodes];
  element.replaceWith(...marks.reduce<Node[]>((inner, tag) => {
    const around = make(tag);
    around.append(...inner);
    return [around];
  }, within));
}

/** The page has the first heading, so the largest of what comes is the second. */
function headings(root: DocumentFragment): void {
  root.querySelectorAll("p[class*=MsoTitle]").forEach((title) => become(title, "h1"));
  const hasFirst = root.querySelector("h1") !== null;
  root.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach((heading) => {
    const level = Number(heading.localName[1]);
    become(heading, level === 1 || (level === 2 && !hasFirst) ? "h2" : "h3");
  });
}

function tasks(root: DocumentFragment): void {
  for (const item of root.querySelectorAll("li[role=checkbox]")) {
    item.setAttribute("data-type", "taskItem");
    item.setAttribute("data-checked", String(item.getAttribute("aria-checked") === "true"));
    item.parentElement?.setAttribute("data-type", "taskList");
  }
}

function become(element: Element, tag: "h1" | "h2" | "h3"): void {
  const other = make(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

function plain(element: Element): void {
  for (const { name } of [...element.attributes]) if (!STAYS.has(name)) element.removeAttribute(name);
  // Word's own elements, such as o:p, and layers of boxes.
  if (element.nodeName.includes(":") || element.localName === "font") element.replaceWith(...element.childNodes);
}

function dropComments(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) child.remove();
    else dropComments(child);
  }
}
