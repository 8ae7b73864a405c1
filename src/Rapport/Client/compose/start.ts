import { Completion, loadFrom } from "./complete";
import { Composer } from "./composer";
import { postTo, type Post } from "./post";

export function startComposer(form: HTMLFormElement): void {
  attach(form, postTo(form.dataset.event ?? ""), localStorage);
  const box = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
  if (box && form.dataset.glossary) new Completion(box, loadFrom(form.dataset.glossary));
}

export function attach(form: HTMLFormElement, post: Post, store: Storage): Composer {
  const composer = new Composer(form, post, store);
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    void composer.send();
  });
  form.addEventListener("input", () => composer.typed());
  form.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) form.requestSubmit();
  });
  addEventListener("online", () => composer.again());
  addEventListener("beforeunload", (leaving) => {
    if (composer.holdsPhoto()) leaving.preventDefault(); // Words are kept; a chosen photo cannot be.
  });
  return composer;
}
