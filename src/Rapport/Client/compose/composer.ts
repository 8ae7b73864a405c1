import { Draft } from "../lib/draft";
import { one } from "../lib/find";
import type { Item } from "../offline/item";
import { unsent, type Outward, type Shown } from "../offline/shown";
import { Box } from "./box";
import { Changes } from "./changes";
import { hasWords, left, missing, readFields, writeFields, type Fields } from "./fields";
import { writtenOf } from "./written";
import { Outgoing } from "./outgoing";
import { PhotoField } from "./photo";

/** The composer: nothing typed leaves the box before this device has it, and nothing leaves the device before the server has it. */
export class Composer {
  private box: Box;
  private photo: PhotoField;
  private draft: Draft<{ fields: Fields }>;
  private adding = false;
  private shown: Shown | null = null;

  constructor(private form: HTMLFormElement, private author: string, private queue: Outward, store: Storage) {
    const { event = "", session } = form.dataset;
    this.draft = new Draft(`draft:${event}:${session || "event"}`, store);
    this.box = new Box(form);
    this.photo = new PhotoField(form, () => this.typed());
    this.restore();
    const list = one("[data-outgoing]", form);
    const changes = new Changes(event, author, queue, store, () => this.shown?.items ?? []);
    const acts = { change: (item: Item) => changes.open(item), again: () => queue.wake(), mend: (item: Item) => void this.mend(item), letGo: (item: Item) => this.letGo(item) };
    const outgoing = list ? new Outgoing(list, acts) : null;
    queue.onChange((shown) => {
      this.shown = shown;
      outgoing?.show(shown);
      this.keep();
    });
  }

  async send(): Promise<void> {
    const fields = readFields(this.form);
    const files = fields.entry === "photo" ? this.photo.files : [];
    if (this.adding || this.box.complains(missing(fields, files.length > 0))) return;
    this.adding = true;
    try {
      await this.queue.add(writtenOf(this.form.dataset, this.author, fields, this.box.speakers(), files));
      this.kept(fields);
    } catch {
      this.box.complains({ field: "text", sentence: "This device could not keep it: its storage may be full. Your words are still in the box." });
    }
    this.adding = false;
  }

  typed(): void {
    this.box.forgive();
    this.keep();
  }

  /** What would be gone with this page. */
  holds(): boolean {
    return this.photo.files.length > 0 || (this.shown?.keeps === false && unsent(this.shown) > 0);
  }

  private kept(sent: Fields): void {
    const now = readFields(this.form);
    this.photo.clear();
    const kind = sent.entry === "photo" ? "note" : now.entry;
    writeFields(this.form, { entry: kind, text: left(now.text, sent.text), title: "", url: "", alt: "", owner: "", due: "", saidBy: "" });
    this.keep();
  }

  /** Its words go back into the box, to be sent as something new; a photo has to be chosen again. */
  private async mend(item: Item): Promise<void> {
    if (hasWords(readFields(this.form)) && !confirm("What is in the box now would be replaced. Go on?")) return;
    writeFields(this.form, item.fields);
    this.keep();
    await this.queue.forget(item.id);
    this.form.querySelector<HTMLTextAreaElement>("[name=text]")?.focus();
  }

  private letGo(item: Item): void {
    if (confirm("It is not on the server, and will be gone for good. Let it go?")) void this.queue.forget(item.id);
  }

  private restore(): void {
    const kept = this.draft.read();
    if (kept?.fields) writeFields(this.form, kept.fields);
    this.keep();
  }

  private keep(): void {
    const fields = readFields(this.form);
    const words = hasWords(fields);
    if (!words) this.draft.forget();
    const kept = !words || this.draft.keep({ fields });
    this.box.show(fields.entry, { full: words || this.photo.files.length > 0, kept: kept && (this.shown?.keeps ?? true), unsent: this.shown ? unsent(this.shown) : 0 });
  }
}
