import { ask } from "../../lib/ask";
import { all } from "../../lib/find";
import { make } from "../../lib/make";
import { KINDS, missing, type Choice, type Kind } from "./choice";

/** Asks what is to be made of words; they can be changed, the passage stays as it is. Null when nothing is. */
export async function askWhat(words: string, readers: HTMLTemplateElement | null, before: Partial<Choice> = {}): Promise<Choice | null> {
  const kinds = make("fieldset", null, { class: "kinds" });
  kinds.append(make("legend", "What is made of them?", { class: "unseen" }), ...KINDS.map(([kind, name]) => radio(kind, name, (before.kind ?? "quote") === kind)));
  const text = make("textarea", null, { class: "input", id: "passage-text", rows: "4", maxlength: "5000" });
  text.value = before.text ?? words;
  const asked = make("label", "", { for: text.id });
  const who = make("input", null, { class: "input", id: "passage-who", maxlength: "160", autocomplete: "off", value: before.who ?? "" });
  const named = make("div", null, { class: "field" });
  const naming = make("label", "", { for: who.id });
  named.append(naming, who);
  const read = make("select", null, { class: "input", id: "passage-readers" });
  if (readers) read.append(readers.content.cloneNode(true));
  if (before.readers) read.value = before.readers;
  const reading = make("div", null, { class: "field" });
  reading.append(make("label", "Who can read it", { for: read.id }), read);
  const field = make("div", null, { class: "field" });
  field.append(asked, text);

  const choice = (): Choice => ({ kind: kindIn(kinds), text: text.value, who: who.value, readers: read.value });
  const show = (): void => {
    const { kind } = choice();
    asked.textContent = KINDS.find(([one]) => one === kind)?.[2] ?? "";
    naming.textContent = kind === "action" ? "Who will do it" : "Who said it";
    named.hidden = kind !== "quote" && kind !== "action";
    reading.hidden = kind === "comment" || read.options.length === 0;
    text.setCustomValidity(missing(choice()));
  };
  kinds.addEventListener("change", () => {
    // What is said of words is not the words.
    if (kindIn(kinds) === "comment" && text.value === words) text.value = "";
    else if (kindIn(kinds) !== "comment" && text.value.trim() === "") text.value = words;
    show();
  });
  show();
  const { form, answer } = ask("Use these words", [kinds, field, named, reading], "Send");
  form.addEventListener("input", show);
  form.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) form.requestSubmit(form.querySelector<HTMLButtonElement>("[value=yes]"));
  });
  return (await answer) ? choice() : null;
}

function radio(kind: Kind, name: string, isChosen: boolean): HTMLLabelElement {
  const label = make("label");
  const button = make("input", null, { type: "radio", name: "made", value: kind });
  button.checked = isChosen;
  label.append(button, name);
  return label;
}

function kindIn(kinds: HTMLElement): Kind {
  const chosen = all("input", kinds).find((one) => one instanceof HTMLInputElement && one.checked);
  return (chosen instanceof HTMLInputElement ? KINDS.find(([kind]) => kind === chosen.value)?.[0] : null) ?? "quote";
}
