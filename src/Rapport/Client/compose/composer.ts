import { one } from "../lib/find";
import type { Item } from "../offline/item";
import { unsent, type Outward, type Shown } from "../offline/shown";
import { Box } from "./box";
import { Changes } from "./changes";
import { Drafts, isEmpty } from "./drafts";
import { left, missing, readFields, writeFields, type Fields } from "./fields";
import { Outgoing } from "./outgoing";
import { writtenOf } from "./written";
import { PhotoField } from "./photo";
import { Refused } from "./refused";

/** The composer: nothing typed leaves the box before this device has it, and nothing leaves the device before the server has it. */
export class Composer {
  private box: Box;
  private photo: PhotoField;
  private drafts: Drafts;
  private adding = false;
  private shown: Shown | null = null;
  private refused: Refused;

  constructor(private form: HTMLFormElement, private author: string, private queue: Outward, store: Storage) {
    this.box = new Box(form);
    this.photo = new PhotoField(form, () => this.typed());
    this.drafts = new Drafts(form, store);
    this.refused = new Refused(form, queue, (fields, files) => this.put(fields, files));
    this.keep();
    const list = one("[data-outgoing]", form) ?? one("[data-outgoing]");
    const changes = new Changes(form.dataset.event ?? "", author, queue, store, () => this.shown?.items ?? []);
    const acts = { change: (item: Item) => changes.open(item), again: () => queue.wake(), mend: (item: Item) => void this.refused.mend(item, this.isEmpty), letGo: (item: Item) => this.refused.letGo(item) };
    const outgoing = list && new Outgoing(list, acts);
    queue.onChange((shown) => {
      outgoing?.show((this.shown = shown));
      this.keep();
    });
  }

  async send(): Promise<void> {
    const fields = readFields(this.form);
    const files = fields.entry === "photo" ? this.photo.files : [];
    if (this.adding || this.box.complains(missing(fields, files.length > 0)) || (files.length > 0 && !this.box.respects())) return;
    this.adding = true;
    try {
      await this.queue.add(writtenOf(this.form.dataset, this.author, fields, this.box.speakers(), files));
      await this.refused.replaced();
      this.kept(fields);
    } catch {
      this.box.complains({ field: "text", sentence: "This device could not keep it: its storage may be full. Your words are still in the box." });
    }
    this.adding = false;
  }

  /** Nothing that somebody would miss is in the box. */
  get isEmpty(): boolean {
    return isEmpty(this.form) && this.photo.files.length === 0;
  }

  /** The form is for another session now. */
  move(): void {
    this.drafts.move();
    this.keep();
  }

  /** What another app shared. False where something is in the box already: it waits. */
  takes(words: string, files: File[]): boolean {
    if (!this.isEmpty) return false;
    this.put({ text: words, ...(files.length > 0 ? { entry: "photo" } : {}) }, files);
    return true;
  }

  typed(): void {
    this.box.forgive();
    if (this.isEmpty) this.refused.leave();
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
    this.put({ entry: kind, text: left(now.text, sent.text), title: "", url: "", alt: "", owner: "", due: "", saidBy: "" }, []);
  }

  private put(fields: Partial<Fields>, files: File[]): void {
    writeFields(this.form, fields);
    if (files.length > 0) this.photo.choose(files);
    this.keep();
  }

  private keep(): void {
    const fields = readFields(this.form);
    const kept = this.drafts.keep(fields) && (this.shown?.keeps ?? true);
    this.box.show(fields.entry, { full: !this.isEmpty, kept, unsent: (this.shown ? unsent(this.shown) : 0) - this.refused.mending });
  }
}
