import { make } from "./make";

/** A dialog while it is open. */
interface Asking {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  /** Whether it was yes. Whatever closes the dialog, it is gone by then. */
  answer: Promise<boolean>;
}

/** Asks in a dialog of its own. @param yes The words of that answer; null where the parts are the answers. */
export function ask(heading: string, parts: HTMLElement[], yes: string | null, no = "Cancel"): Asking {
  const dialog = make("dialog", null, { "aria-labelledby": "asked", class: "asking" });
  const form = make("form", null, { method: "dialog" });
  const buttons = make("p", null, { class: "buttons" });
  if (yes !== null) buttons.append(make("button", yes, { class: "button", value: "yes" }));
  buttons.append(make("button", no, { class: "button button-plain", value: "", formnovalidate: "" }));
  form.append(make("h2", heading, { id: "asked" }), ...parts, buttons);
  dialog.append(form);
  document.body.append(dialog);
  const answer = new Promise<boolean>((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  }));
  dialog.showModal();
  return { dialog, form, answer };
}
