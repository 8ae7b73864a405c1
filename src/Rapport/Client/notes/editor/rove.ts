/** Arrow keys go from button to button; the tab key comes to the last one and leaves again. Call what it gives when buttons come or go. */
export function rove(bar: HTMLElement): () => void {
  const shown = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>("button")].filter((button) => !button.hidden);
  const turnTo = (button: HTMLElement | undefined): void => {
    for (const each of bar.querySelectorAll("button")) each.tabIndex = each === button ? 0 : -1;
  };
  const check = (): void => {
    const buttons = shown();
    if (!buttons.some(({ tabIndex }) => tabIndex === 0)) turnTo(buttons[0]);
    if (bar.contains(document.activeElement) && document.activeElement instanceof HTMLElement && document.activeElement.hidden) buttons[0]?.focus();
  };
  bar.addEventListener("focusin", ({ target }) => target instanceof HTMLElement && turnTo(target));
  bar.addEventListener("keydown", (key) => {
    const buttons = shown();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key.key];
    if (to === undefined || at < 0) return;
    key.preventDefault();
    const next = buttons.at(to % buttons.length);
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  check();
  return check;
}
