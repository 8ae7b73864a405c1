import { one } from "../lib/find";
import { partsOf } from "../lib/fragment";

const REST = 250;

type Read = (address: string, signal: AbortSignal) => Promise<string | null>;

/** Shows what the page would answer to the words as they stand, once the typing rests; how many there are is told politely. */
export function searchAsTyped(form: HTMLFormElement, read: Read = readPage): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    timer = setTimeout(() => void show(form, read, signal).catch((why: unknown) => reportError(why)), REST);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asked.abort();
  });
}

async function show(form: HTMLFormElement, read: Read, signal: AbortSignal): Promise<void> {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) words.set(name, String(value));
  const address = `${location.pathname}?${words.toString()}`;
  const html = await read(address, signal);
  const [fresh] = html === null || signal.aborted ? [] : partsOf(html, "[data-results]");
  const shown = one("[data-results]");
  if (!fresh || !shown) return;
  shown.replaceChildren(...fresh.childNodes);
  const said = one("[data-search-said]");
  if (said) said.textContent = one("[data-tally]", shown)?.textContent ?? "";
  history.replaceState(history.state, "", address);
}

async function readPage(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null; // Typed on, or no network: what is shown stays, and the button still asks.
  }
}
