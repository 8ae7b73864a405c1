import { offersFor, readGlossary, wordBefore, type Glossary, type Offer } from "./glossary";
import { OfferList } from "./offerList";

type Load = () => Promise<Glossary>;

/** Offers the glossary's words while somebody types. Nothing is taken unless it was chosen. */
export class Completion {
  private list: OfferList;
  private offers: Offer[] = [];
  private glossary: Promise<Glossary> | null = null;

  constructor(private box: HTMLTextAreaElement, private load: Load) {
    this.list = new OfferList(box, (place) => this.take(place));
    box.addEventListener("input", (typed) => void this.typed(typed));
    box.addEventListener("keydown", (key) => this.key(key));
    box.addEventListener("blur", () => this.close());
  }

  private async typed(event: Event): Promise<void> {
    const word = wordBefore(this.box.value, this.box.selectionStart);
    if (!word || (event instanceof InputEvent && event.isComposing)) return this.close();
    // Asked for once, and again only after it failed.
    this.glossary ??= this.load();
    const glossary = await this.glossary.catch(() => {
      this.glossary = null;
      return { terms: [] };
    });
    if (word !== wordBefore(this.box.value, this.box.selectionStart)) return;
    this.offers = offersFor(glossary, word);
    this.list.show(this.offers);
  }

  private key(key: KeyboardEvent): void {
    if (!this.list.isOpen || key.isComposing) return;
    if (key.key === "ArrowDown" || key.key === "ArrowUp") this.list.move(key.key === "ArrowDown" ? 1 : -1);
    else if (key.key === "Escape") this.close();
    else if ((key.key === "Enter" || key.key === "Tab") && this.list.chosen >= 0 && !key.ctrlKey && !key.metaKey) this.take(this.list.chosen);
    else return;
    key.preventDefault();
    key.stopPropagation();
  }

  private take(place: number): void {
    const offer = this.offers[place];
    const cursor = this.box.selectionStart;
    const word = wordBefore(this.box.value, cursor);
    this.close();
    if (!offer || !word) return;
    this.box.focus();
    this.box.setRangeText(offer.words, cursor - word.length, cursor, "end");
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  private close(): void {
    this.offers = [];
    this.list.show([]);
  }
}

export function loadFrom(address: string): Load {
  return async () => {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`The glossary answered ${answer.status}.`);
    return readGlossary(await answer.json());
  };
}
