import { make } from "../lib/make";
import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";
import type { Item } from "../offline/item";
import { isOfEvent, type Outward } from "../offline/outward";
import type { Fields } from "./fields";
import type { Origin } from "./written";

/** What the server refused: sent again as it is, mended in the box, or let go of. It stays on this device until what takes its place is kept. */
export class Refused {
  private mended: { id: string; origin: Origin } | null = null;
  private note = make("p", null, { class: "hint", role: "status", hidden: "" });

  constructor(private form: HTMLFormElement, private queue: Outward, private put: (fields: Partial<Fields>, files: File[]) => void) {
    form.querySelector("[name=text]")?.before(this.note);
  }

  async mend(item: Item, mayReplace: boolean): Promise<void> {
    if (!mayReplace && !confirm("What is in the box now would be replaced. Go on?")) return;
    const file = await this.queue.file(item);
    const session = typeof item.body.session === "string" ? item.body.session : null;
    this.mended = { id: item.id, origin: { ...item, session } };
    this.tell();
    this.put(item.fields, file ? [file] : []);
    this.form.querySelector<HTMLTextAreaElement>("[name=text]")?.focus();
  }

  again(item: Item): void {
    if (this.mended?.id === item.id) this.leave();
    void this.queue.retry(({ id }) => id === item.id);
  }

  /** The event takes what is written in it. */
  opened(): void {
    if (this.mended === null) void this.queue.retry(isOfEvent);
  }

  /** How many items stand in the box and among the refused at once. */
  get mending(): number {
    return this.mended === null ? 0 : 1;
  }

  /** Where and when what is being mended was written. */
  get origin(): Origin | null {
    return this.mended?.origin ?? null;
  }

  /** Whoever is mending something has chosen another session for it. */
  move(): void {
    if (this.mended) this.mended.origin.session = this.form.dataset.session || null;
    this.tell();
  }

  /** What is in the box now is kept: it takes the place of what was being mended. */
  async replaced(): Promise<void> {
    const id = this.mended?.id;
    this.leave();
    if (id !== undefined) await this.queue.forget(id);
  }

  /** The box was emptied: what comes next is something else. */
  leave(): void {
    this.mended = null;
    this.tell();
  }

  letGo(item: Item): void {
    if (confirm("It is not on the server, and will be gone for good. Delete it?")) void this.queue.forget(item.id);
  }

  private tell(): void {
    this.note.hidden = this.mended === null;
    if (!this.mended) return;
    const { session, capturedAt } = this.mended.origin;
    const kept = session === (this.form.dataset.session || null) ? "its time" : "its session and its time";
    this.note.textContent = `It keeps ${kept}, ${timeOfDay(new Date(capturedAt), eventZone())}.`;
  }
}
