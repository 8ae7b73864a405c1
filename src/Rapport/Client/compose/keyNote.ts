import { one } from "../lib/find";
import { make } from "../lib/make";
import { loginOf } from "../offline/login";
import type { Keys } from "../offline/keys";

/** Says, while the log-in has run out and the key of this device does the sending, that it is so. */
export function noteKey(form: HTMLFormElement, keys: Keys, event: string, author: string): void {
  const note = make("p", null, { class: "small", role: "status", hidden: "" });
  const link = make("a", "Sign in again", { href: `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}` });
  note.append("You are not signed in any more. What you write is still sent, by the key of this device. ", link);
  (one(".composer-session", form) ?? form.firstElementChild)?.before(note);
  loginOf(author).onChange((isOut) => void show(isOut));

  async function show(isOut: boolean): Promise<void> {
    note.hidden = !isOut || (await keys.of(event, author).catch(() => null)) === null;
  }
}
