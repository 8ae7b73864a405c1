/** While something is under way its button does nothing. It is not disabled: that would take the focus away from whoever pressed it. */
export function isBusy(button: HTMLElement): boolean {
  return button.getAttribute("aria-disabled") === "true";
}

export function stayBusy(button: HTMLElement): void {
  button.setAttribute("aria-disabled", "true");
}

export async function whileBusy<T>(button: HTMLElement, act: () => Promise<T>): Promise<T> {
  stayBusy(button);
  try {
    return await act();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
