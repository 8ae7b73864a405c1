import { make } from "../../lib/make";

/** Where the text stands: what the server drew until there is something better, at the same height, so that nothing jumps. */
export class TextPlace {
  private before = make("div", null, { class: "note-before" });
  readonly host = make("div", null, { class: "note-editor" });

  constructor(private place: HTMLElement) {
    this.before.append(...place.childNodes);
    place.replaceChildren(this.before);
  }

  /** The editor is there; what the server drew stays above it until the document is known to be whole. */
  open(): void {
    if (!this.host.isConnected) this.place.append(this.host);
  }

  /** The document has come. */
  whole(): void {
    if (!this.before.isConnected) return;
    this.place.style.minHeight = `${this.before.offsetHeight}px`;
    this.before.remove();
    requestAnimationFrame(() => this.place.style.removeProperty("min-height"));
  }
}
