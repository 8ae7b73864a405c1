import { Draft } from "../lib/draft";
import { personHere } from "../lib/personHere";

interface Kept {
  text: string;
  sent: boolean;
}

const kept = new WeakSet<HTMLFormElement>();

/** Keeps what is typed in a form that posts by itself, until the server has shown that it took it. */
export function keepDraft(form: HTMLFormElement, store: Storage, arrivedAt: string): void {
  const text = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!text || kept.has(form)) return;
  kept.add(form);
  const draftOf = (author: string): Draft<Kept> => new Draft(`form:${author}:${form.dataset.draft ?? ""}`, store);
  const author = personHere() ?? "";
  const draft = draftOf(author);
  adopt(draftOf(""), draft);
  const earlier = draft.read();
  // After a post the server leads to the new comment's own place, or to where it waits. The address may be another's: the words decide.
  if (earlier?.sent && isThere(earlier.text ?? "", arrivedAt)) draft.forget();
  else if (earlier?.text && text.value === "") {
    text.value = earlier.text;
    form.closest("details")?.setAttribute("open", "");
  }
  form.addEventListener("input", () => {
    if (text.value.trim() === "") draft.forget();
    else draft.keep({ text: text.value, sent: false });
  });
  form.addEventListener("reset", () => draft.forget());
  form.addEventListener("submit", () => void draft.keep({ text: text.value, sent: true }));
  form.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) form.requestSubmit();
  });
}

/** Who wrote before signing in goes on with it afterwards. */
function adopt(visitors: Draft<Kept>, own: Draft<Kept>): void {
  const { text, sent = false } = visitors.read() ?? {};
  if (text === undefined || own.read() !== null) return;
  visitors.forget();
  own.keep({ text, sent });
}

function isThere(words: string, hash: string): boolean {
  const place = /^#(s-.+|yours)$/.exec(hash)?.[1];
  const said = bare(words);
  return said !== "" && place !== undefined && bare(document.getElementById(place)?.textContent ?? "").includes(said);
}

/** Words without white space and marks: what was typed as Markdown is shown without its own. */
function bare(text: string): string {
  return text.replace(/\]\([^)]*\)/g, "").replace(/[\s\p{P}`<>~]/gu, "");
}
