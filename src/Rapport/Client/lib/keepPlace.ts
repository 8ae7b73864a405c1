// Changes the page above the reader without moving what is being read. The browser's own anchoring is
// switched off meanwhile, or both would correct and the page would jump.
export function keepPlace(change: () => void): void {
  const root = document.documentElement;
  const marks = [...document.querySelectorAll("main [data-subject], main section")];
  const anchor = marks.find(onScreen) ?? marks.findLast(above);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const focused = document.activeElement;
  root.style.setProperty("overflow-anchor", "none");
  change();
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
  if (anchor?.isConnected) {
    const moved = anchor.getBoundingClientRect().top - before;
    if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
  }
  root.style.removeProperty("overflow-anchor");
}

function above(element: Element): boolean {
  return element.getBoundingClientRect().top < 0;
}

function onScreen(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight;
}
