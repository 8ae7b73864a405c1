/** Holds a form back until what asks before it goes is here: whoever presses sooner is asked then.
    Where that cannot come, the form goes as it does without script. */
export function holdUntil(form: HTMLFormElement, asking: Promise<unknown>): void {
  let pressed: SubmitEvent | null = null;
  const hold = (submit: SubmitEvent): void => {
    submit.preventDefault();
    submit.stopImmediatePropagation();
    pressed = submit;
  };
  form.addEventListener("submit", hold, { capture: true });
  const letGo = (): void => {
    form.removeEventListener("submit", hold, { capture: true });
    if (pressed?.submitter) pressed.submitter.click();
    else if (pressed) form.requestSubmit();
  };
  asking.then(letGo, letGo);
}
