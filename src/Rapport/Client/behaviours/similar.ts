import { one } from "../lib/find";
import { nodes } from "../lib/fragment";

const REST = 300;
/** Fewer letters tell nothing. */
const ENOUGH = 6;

type Read = (address: string, signal: AbortSignal) => Promise<string | null>;

/** While somebody writes: what others asked that may be the same, once the typing rests; how many is told politely. */
export function showSimilar(form: HTMLFormElement, read: Read = readPart): void {
  const text = form.querySelector("textarea");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  const renew = (): void => {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const words = text?.value.trim() ?? "";
    if (words.length < ENOUGH) return show(form, "");
    timer = setTimeout(() => void ask(form, words, read, signal).catch((why: unknown) => reportError(why)), REST);
  };
  form.addEventListener("input", renew);
  form.addEventListener("reset", () => setTimeout(renew));
}

async function ask(form: HTMLFormElement, words: string, read: Read, signal: AbortSignal): Promise<void> {
  const html = await read(`${form.dataset.similar ?? ""}&text=${encodeURIComponent(words)}`, signal);
  if (html !== null && !signal.aborted) show(form, html);
}

function show(form: HTMLFormElement, html: string): void {
  const [list, status] = [one("[data-similar-list]", form), one("[data-similar-status]", form)];
  list?.replaceChildren(...nodes(html));
  const said = one("[data-similar-said]", form)?.textContent ?? "";
  if (status && status.textContent !== said) status.textContent = said;
}

async function readPart(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null; // Typed on, or no network: nothing is missed that a vote or a merge would not mend.
  }
}
