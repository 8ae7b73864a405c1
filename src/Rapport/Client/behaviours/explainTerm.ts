import { one } from "../lib/find";
import { partsOf } from "../lib/fragment";

type Read = (address: string) => Promise<string | null>;

/**
 * The explanation comes to the reader, in a dialog that the keyboard, Escape and a touch beside it close, and which
 * gives the focus back to the word. Where there is none to be had, the link is followed after all.
 */
export async function explain(term: HTMLAnchorElement, read: Read = fetchPage, leave: (address: string) => void = go): Promise<void> {
  const page = await read(term.href).catch(() => null);
  const text = page === null ? undefined : partsOf(page, "[data-term]")[0];
  if (!text) return leave(term.href);
  show(text, term);
}

function show(text: HTMLElement, term: HTMLAnchorElement): void {
  one("dialog.term-dialog")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "term-dialog";
  const heading = text.querySelector("h1");
  const title = document.createElement("h2");
  title.id = "term-title";
  title.textContent = heading?.textContent ?? term.textContent;
  heading?.replaceWith(title);
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(text, acts(term.href, dialog));
  // The dialog's own edge is outside all that is in it.
  dialog.addEventListener("click", (click) => {
    if (click.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    term.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function acts(address: string, dialog: HTMLDialogElement): HTMLElement {
  const row = document.createElement("p");
  row.className = "buttons";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button-plain";
  close.textContent = "Close";
  close.autofocus = true;
  close.addEventListener("click", () => dialog.close());
  const more = document.createElement("a");
  more.href = address;
  more.textContent = "In the glossary";
  row.append(close, " ", more);
  return row;
}

async function fetchPage(address: string): Promise<string | null> {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  return answer.ok && !answer.redirected ? answer.text() : null;
}

function go(address: string): void {
  location.assign(address);
}
