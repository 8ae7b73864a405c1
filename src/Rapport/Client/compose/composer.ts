import { unsent, type Outward, type Shown } from "../offline/outward";
import { Attached } from "./attached";
import { Box } from "./box";
import { Changes } from "./changes";
import { Drafts, isEmpty } from "./drafts";
import { after, isFiled, missing, readFields, writeFields, type Fields } from "./fields";
import { outgoingOf } from "./outgoingOf";
import { kindOf } from "./recordingKind";
import { Refused } from "./refused";
import { writtenOf } from "./written";

/** The composer: nothing typed leaves the box before this device has it, and nothing leaves the device before the server has it. */
export class Composer {
  private box: Box;
  private attached: Attached;
  private drafts: Drafts;
  readonly refused: Refused;
  private adding = false;
  readonly changes: Changes;
  private shown: Shown | null = null;

  constructor(private form: HTMLFormElement, private author: string, private queue: Outward, store: Storage) {
    this.box = new Box(form);
    this.attached = new Attached(form, author, () => this.typed());
    this.drafts = new Drafts(form, author, store);
    this.refused = new Refused(form, queue, (fields, files) => this.put(fields, files));
    this.keep();
    this.changes = new Changes(form.dataset.event ?? "", author, queue, store, () => this.shown?.items ?? []);
    const outgoing = outgoingOf(form, queue, this.changes, this.refused, () => this.isEmpty);
    queue.onChange((shown) => {
      outgoing?.show((this.shown = shown));
      this.draw();
    });
  }

  async send(): Promise<void> {
    const fields = readFields(this.form);
    const hasFiles = this.attached.has(fields.entry);
    if (this.adding || this.attached.isBusy || this.box.complains(missing(fields, hasFiles)) || (hasFiles && !this.box.respects(fields.entry))) return;
    this.adding = true;
    try {
      await this.queue.add(writtenOf(this.form.dataset, this.author, fields, this.box.speakers(), await this.attached.picked(fields.entry), Date.now(), this.refused.origin));
      await this.refused.replaced();
      this.kept(fields);
    } catch (error) {
      this.box.couldNotKeep(error);
    }
    this.adding = false;
  }

  /** Nothing that somebody would miss is in the box. */
  get isEmpty(): boolean {
    return isEmpty(this.form) && this.attached.isEmpty;
  }

  /** The form is for another session now. */
  move(): void {
    this.drafts.move();
    this.refused.move();
    this.keep();
  }

  /** What another app shared. False where something is in the box already: it waits. */
  takes(words: string, files: File[]): boolean {
    if (!this.isEmpty) return false;
    this.put({ text: words, ...(files.length > 0 ? { entry: kindOf(files) } : {}) }, files);
    return true;
  }

  typed(): void {
    this.box.forgive();
    if (this.isEmpty) this.refused.leave();
    this.keep();
  }

  /** What would be gone with this page. */
  holds(): boolean {
    return this.attached.holds || (this.shown?.keeps === false && unsent(this.shown) > 0);
  }

  private kept(sent: Fields): void {
    if (isFiled(sent.entry)) this.attached.of(sent.entry).clear();
    this.put(after(readFields(this.form), sent), []);
  }

  private put(fields: Partial<Fields>, files: File[]): void {
    writeFields(this.form, fields);
    if (files.length > 0) this.attached.of(readFields(this.form).entry).choose(files);
    this.keep();
  }

  private keep(): void {
    this.drafts.keep(readFields(this.form));
    this.draw();
  }

  private draw(): void {
    this.box.show(readFields(this.form).entry, { full: !this.isEmpty, kept: this.drafts.last && (this.shown?.keeps ?? true), unsent: (this.shown ? unsent(this.shown) : 0) - this.refused.mending });
  }
}
