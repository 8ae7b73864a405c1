import type { Offer } from "./glossary";

/** The list under a text box, as the combobox pattern has it: the focus stays in the box, which names the active line. */
export class OfferList {
  chosen = -1;
  private list = document.createElement("ul");
  private status = document.createElement("p");

  constructor(private box: HTMLTextAreaElement, private take: (place: number) => void) {
    this.list.id = `${box.id || "text"}-offers`;
    this.list.className = "offers";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "From the glossary");
    this.list.hidden = true;
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.list.id);
    box.after(this.list, this.status);
    // A press must not take the focus away, or the keyboard of a phone would go.
    this.list.addEventListener("pointerdown", (press) => press.preventDefault());
    this.list.addEventListener("mousedown", (press) => press.preventDefault());
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  show(offers: readonly Offer[]): void {
    this.choose(-1);
    this.list.replaceChildren(...offers.map((offer, place) => this.line(offer, place)));
    this.list.hidden = offers.length === 0;
    this.status.textContent = offers.length === 0 ? "" : `${offers.length} from the glossary: arrow keys choose.`;
  }

  move(step: number): void {
    const count = this.list.children.length;
    this.choose(this.chosen < 0 ? (step > 0 ? 0 : count - 1) : (this.chosen + step + count) % count);
  }

  private choose(place: number): void {
    this.chosen = place;
    [...this.list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === place)));
    const line = this.list.children[place];
    if (line) this.box.setAttribute("aria-activedescendant", line.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  private line(offer: Offer, place: number): HTMLLIElement {
    const line = document.createElement("li");
    line.id = `${this.list.id}-${place}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    const words = document.createElement("b");
    words.textContent = offer.words;
    const about = document.createElement("span");
    about.textContent = offer.about;
    line.append(words, " ", about);
    line.addEventListener("click", () => this.take(place));
    return line;
  }
}
