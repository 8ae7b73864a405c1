import { all } from "../lib/find";

/** Open lists close when one turns away from them, or presses Escape; the focus goes back to the word. */
export function startFilters(): void {
  for (const list of all(".filters details")) {
    list.addEventListener("focusout", (leaving) => {
      if (leaving.relatedTarget instanceof Node && !list.contains(leaving.relatedTarget)) list.removeAttribute("open");
    });
    list.addEventListener("keydown", (key) => {
      if (key.key !== "Escape") return;
      list.removeAttribute("open");
      list.querySelector("summary")?.focus();
    });
  }
  document.addEventListener("click", (click) => {
    for (const list of all(".filters details[open]")) {
      if (click.target instanceof Node && !list.contains(click.target)) list.removeAttribute("open");
    }
  });
}
