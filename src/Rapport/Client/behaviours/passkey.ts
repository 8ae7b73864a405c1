import { isBusy, whileBusy } from "../lib/busy";
import { all, one } from "../lib/find";
import { create, get, isKnown, isOffered } from "../lib/webauthn";

/** What was asked for is forgotten after five minutes: before that it is asked anew. */
const LASTS = 4 * 60_000;

let waiting: AbortController | null = null;

/** Forms that a passkey fills in: hidden until script and browser can, and sent once the device has answered. */
export function startPasskeys(): void {
  for (const form of all("form[data-passkey]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.hidden = !isKnown();
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      void ask(form);
    });
    if (form.dataset.passkeyUse !== undefined && !location.search.includes("passkey=")) void offer(form);
  }
  if (!isKnown()) all("[data-no-passkeys]").forEach((note) => (note.hidden = false));
}

/** The browser offers its passkeys in the field for the address; the button takes over from it. */
async function offer(form: HTMLFormElement): Promise<void> {
  if (!(await isOffered())) return;
  const mine = new AbortController();
  waiting = mine;
  const again = setTimeout(() => {
    mine.abort();
    void offer(form);
  }, LASTS);
  if ((await fill(form, mine.signal)) === null) form.submit();
  else if (!mine.signal.aborted) clearTimeout(again);
}

async function ask(form: HTMLFormElement): Promise<void> {
  const button = one("button", form);
  if (!button || isBusy(button)) return;
  waiting?.abort();
  const failure = await whileBusy(button, () => fill(form));
  if (failure === null) form.submit();
  else tell(form, failure);
}

/** Null when the form holds what the device said; a sentence when it does not. */
async function fill(form: HTMLFormElement, waits?: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(form.dataset.passkey ?? "", { method: "POST", body: new FormData(form) });
    if (answer.status === 422) return await answer.text();
    if (!answer.ok) return "The server did not answer as it should; please try again in a moment.";
    const options: unknown = await answer.json();
    const credential = form.dataset.passkeyUse === undefined ? await create(options) : await get(options, waits);
    const field = one("input[name=credential]", form);
    if (credential === null || !(field instanceof HTMLInputElement)) return "The device gave no passkey; please try again.";
    field.value = JSON.stringify(credential);
    return null;
  } catch (failure) {
    return sentenceFor(failure);
  }
}

function sentenceFor(failure: unknown): string {
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "Nothing was done: the device was not asked, or said no.";
  if (name === "InvalidStateError") return "This device has a passkey for this account already.";
  if (name === "SecurityError") return "Passkeys do not work at this address. Sign in with a password or a link.";
  return "That did not work; please try again.";
}

function tell(form: HTMLFormElement, sentence: string): void {
  const note = one(".wrong", form) ?? document.createElement("p");
  note.className = "wrong";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  form.append(note);
}
