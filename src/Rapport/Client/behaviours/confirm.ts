import { all } from "../lib/find";

/** Asks in the dialog that a button names; without one, the answer is yes. */
export function confirmed(button: HTMLElement): Promise<boolean> {
  const name = button.dataset.confirm;
  const dialog = name ? document.getElementById(name) : null;
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(true);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
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
