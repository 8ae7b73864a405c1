import { all } from "../lib/find";

const asked = new WeakMap<HTMLDialogElement, (yes: boolean) => void>();

/** Asks in the dialog that a button names; without one, the answer is yes. */
export function confirmed(button: HTMLElement): Promise<boolean> {
  const name = button.dataset.confirm;
  const dialog = name ? document.getElementById(name) : null;
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(true);
  asked.get(dialog)?.(false);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    // Browsers tell late that a dialog was closed: by then it may be open again, for the next question.
    const heard = (): void => {
      if (!dialog.open) answer(dialog.returnValue === "yes");
    };
    const answer = (yes: boolean): void => {
      dialog.removeEventListener("close", heard);
      asked.delete(dialog);
      resolve(yes);
    };
    asked.set(dialog, answer);
    dialog.addEventListener("close", heard);
  });
}

/** Buttons that send a form ask first as well. */
export function confirmForms(): void {
  for (const button of all("form button[data-confirm]:not([data-operation])")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.addEventListener("click", (click) => {
      click.preventDefault();
      void confirmed(button).then((yes) => {
        if (yes) button.form?.requestSubmit(button);
      });
    });
  }
}
