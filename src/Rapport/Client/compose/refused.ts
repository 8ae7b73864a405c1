import type { Item } from "../offline/item";
import type { Outward } from "../offline/outward";
import type { Fields } from "./fields";

/** What the server refused: mended in the box, or let go of. It stays on this device until what takes its place is kept. */
export class Refused {
  private mended: string | null = null;

  constructor(private form: HTMLFormElement, private queue: Outward, private put: (fields: Partial<Fields>, files: File[]) => void) {}

  async mend(item: Item, mayReplace: boolean): Promise<void> {
    if (!mayReplace && !confirm("What is in the box now would be replaced. Go on?")) return;
    const file = await this.queue.file(item);
    this.mended = item.id;
    this.put(item.fields, file ? [file] : []);
    this.form.querySelector<HTMLTextAreaElement>("[name=text]")?.focus();
  }

  /** How many items stand in the box and among the refused at once. */
  get mending(): number {
    return this.mended === null ? 0 : 1;
  }

  /** What is in the box now is kept: it takes the place of what was being mended. */
  async replaced(): Promise<void> {
    const id = this.mended;
    this.mended = null;
    if (id !== null) await this.queue.forget(id);
  }

  /** The box was emptied: what comes next is something else. */
  leave(): void {
    this.mended = null;
  }

  letGo(item: Item): void {
    if (confirm("It is not on the server, and will be gone for good. Delete it?")) void this.queue.forget(item.id);
  }
}
