import { Draft } from "../lib/draft";
import { one } from "../lib/find";
import type { Answer } from "./answer";
import { Box } from "./box";
import { errandFor, left, run, type Errand } from "./errand";
import { body, excerpt, hasWords, missing, readFields, writeFields, type Fields } from "./fields";
import { Outgoing } from "./outgoing";
import { PhotoField } from "./photo";
import type { Post } from "./post";

interface Kept {
  fields: Fields;
  errand: Errand | null;
}

/** The composer: nothing typed leaves the box, or this device, before the server has it. */
export class Composer {
  private box: Box;
  private photo: PhotoField;
  private outgoing: Outgoing | null;
  private draft: Draft<Kept>;
  private errand: Errand | null = null;
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private form: HTMLFormElement, private post: Post, store: Storage) {
    const { event = "", session } = form.dataset;
    this.draft = new Draft(`draft:${event}:${session || "event"}`, store);
    this.box = new Box(form);
    this.photo = new PhotoField(form, event, () => this.typed());
    const list = one("[data-outgoing]", form);
    this.outgoing = list ? new Outgoing(list) : null;
    this.restore();
  }

  async send(): Promise<void> {
    clearTimeout(this.timer);
    const fields = readFields(this.form);
    if (this.sending || this.box.complains(missing(fields, this.photo.upload !== null))) return;
    const upload = fields.entry === "photo" ? this.photo.upload : null;
    const words = JSON.stringify([fields, upload?.id]);
    const said = body(fields, this.form.dataset.session || null, this.box.speakers(), upload?.id ?? null);
    const errand = errandFor(words, this.errand, "entry.post", said);
    if (this.errand && this.errand !== errand) this.outgoing?.drop(this.errand.operation.id);
    this.errand = errand;
    this.sending = true;
    this.keep();
    this.tell(errand, fields, "sending");
    const answer = await run(errand, upload, this.post);
    this.sending = false;
    this.tell(errand, fields, answer);
    if (answer.state === "here") this.accepted(fields);
    if (answer.state === "refused") this.errand = null; // Other words will be another operation.
    if (answer.state === "waiting" && answer.again) this.timer = setTimeout(() => this.again(), answer.again * 1000);
    this.keep();
  }

  private accepted(sent: Fields): void {
    const now = readFields(this.form);
    this.errand = null;
    this.photo.clear();
    const kind = sent.entry === "photo" ? "note" : now.entry;
    writeFields(this.form, { entry: kind, text: left(now.text, sent.text), title: "", url: "", alt: "", owner: "", due: "", saidBy: "" });
  }

  again(): void {
    if (this.errand) void this.send();
  }

  typed(): void {
    this.box.forgive();
    this.keep();
  }

  holdsPhoto(): boolean {
    return this.photo.upload !== null;
  }

  private restore(): void {
    const kept = this.draft.read();
    if (kept?.fields) writeFields(this.form, kept.fields);
    this.errand = kept?.errand ?? null;
    this.keep();
  }

  private keep(): void {
    const fields = readFields(this.form);
    const words = hasWords(fields);
    if (!words) this.draft.forget();
    const kept = !words || this.draft.keep({ fields, errand: this.errand });
    this.box.show(fields.entry, words || this.photo.upload !== null, kept);
  }

  private tell(errand: Errand, fields: Fields, answer: Answer | "sending"): void {
    this.outgoing?.show(errand.operation.id, excerpt(fields), answer, () => this.again());
  }
}
