import { later } from "../lib/later";

/** A marked term is a link to its explanation; a plain press on it brings the explanation here. They come in with live entries too. */
export function meetTerms(): void {
  document.addEventListener("click", (click) => {
    const term = click.target instanceof Element ? click.target.closest("a.term") : null;
    if (!(term instanceof HTMLAnchorElement) || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    void later(() => import("./explainTerm")).then(({ explain }) => explain(term));
  });
}
