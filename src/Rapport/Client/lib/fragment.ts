// The one place where text from the server becomes elements: it was rendered and sanitised there.
// A template's content is inert: nothing in it loads or runs before it is placed.
export function element(html: string): HTMLElement | null {
  const first = template(html).firstElementChild;
  return first instanceof HTMLElement ? first : null;
}

export function nodes(html: string): Node[] {
  return [...template(html).childNodes];
}

/** Only these parts of a whole page come to life; its pictures and scripts do not. */
export function partsOf(html: string, selector: string): HTMLElement[] {
  return [...inert(html).querySelectorAll<HTMLElement>(selector)].map((part) => document.importNode(part, true));
}

function template(html: string): DocumentFragment {
  return document.importNode(inert(html), true);
}

/** Text from elsewhere as elements of no document: nothing in it loads or runs. */
export function inert(html: string): DocumentFragment {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

/** The text of elements, for a library that takes nothing else. */
export function markup(content: DocumentFragment): string {
  const holder = document.createElement("template");
  holder.content.append(content);
  return holder.innerHTML;
}
