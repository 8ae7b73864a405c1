import type { Item, State, Written } from "../item";
import type { Outward, Shown } from "../outward";

/** A queue that a test looks into, and says what became of what is in it. */
export class FakeQueue implements Outward {
  added: Written[] = [];
  forgotten: string[] = [];
  fails = false;
  private shows: (shown: Shown) => void = () => undefined;

  async add(written: Written[]): Promise<void> {
    if (this.fails) throw new DOMException("Full", "QuotaExceededError");
    this.added.push(...written);
  }

  async forget(id: string): Promise<void> {
    this.forgotten.push(id);
  }

  async file(): Promise<File | null> {
    return null;
  }

  async retry(): Promise<void> {}

  wake(): void {}

  onChange(show: (shown: Shown) => void): void {
    this.shows = show;
  }

  become(...states: State[]): void {
    const items = this.added.map(({ item }, order): Item => ({ ...item, order, state: states[order]! }));
    const other: Item = { ...items[0]!, id: "other", kind: "other.kind", state: { is: "waiting", sentence: "Not this." } };
    this.shows({ items: [...items, other], ways: new Map(), keeps: true, trouble: null });
  }
}
