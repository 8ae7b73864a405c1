import { fileOf, isFollowed, type Item, type KeptFile, type State, type Written } from "./item";
import type { Store } from "./store";

/** For a browser that keeps nothing (a private window, a full disk): as long as the page is open, and the page says so. */
export class MemoryStore implements Store {
  private items: Item[] = [];
  private files = new Map<string, KeptFile>();

  async add(written: Written[]): Promise<void> {
    for (const one of written) {
      this.items.push({ ...one.item, order: (this.items.at(-1)?.order ?? 0) + 1, state: { is: "waiting", sentence: null } });
      const file = fileOf(one);
      if (file) this.files.set(file.id, file);
    }
  }

  async of(event: string, author: string): Promise<Item[]> {
    return this.items.filter((item) => item.event === event && item.author === author);
  }

  async waiting(event: string, author: string): Promise<Item[]> {
    return (await this.of(event, author)).filter((item) => item.state.is === "waiting");
  }

  async settle(states: ReadonlyMap<string, State>): Promise<void> {
    for (const [id, state] of states) {
      const file = this.files.get(this.items.find((item) => item.id === id)?.file ?? "");
      if (state.is === "here" && file && !isFollowed(file)) this.files.delete(file.id);
      this.items = this.items.map((item) => (item.id === id ? { ...item, state } : item));
    }
  }

  async file(id: string): Promise<KeptFile | undefined> {
    return this.files.get(id);
  }

  async arrived(file: string): Promise<void> {
    const kept = this.files.get(file);
    if (kept) this.files.set(file, { ...kept, arrived: true });
  }

  async originals(event: string, author: string): Promise<KeptFile[]> {
    return [...this.files.values()].filter((file) => file.event === event && file.author === author && isFollowed(file));
  }

  async followed(file: string, refused: string | null): Promise<void> {
    const kept = this.files.get(file);
    if (refused === null) this.files.delete(file);
    else if (kept) this.files.set(file, { ...kept, refused });
  }

  async forget(id: string): Promise<void> {
    this.dropFile(id);
    this.items = this.items.filter((item) => item.id !== id);
  }

  private dropFile(id: string): void {
    const file = this.items.find((item) => item.id === id)?.file;
    if (file) this.files.delete(file);
  }
}
