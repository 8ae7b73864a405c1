import { one } from "../lib/find";
import { openDatabase } from "../offline/database";
import { Recordings } from "../offline/recordings";
import { readFields, writeFields } from "./fields";
import { Level } from "./level";
import { KINDS, refusal } from "./recordingKind";
import { RecordingView } from "./recordingView";
import { fileOf, Taking } from "./taking";
import { offerUnfinished } from "./unfinished";

/** The recorder of the composer, or a file that was recorded before. */
export class RecordingField {
  private file: File | null = null;
  private taking: Taking | null = null;
  private store: Recordings | null = null;
  private view: RecordingView | null = null;
  private forget: () => Promise<void> = () => Promise.resolve();

  constructor(private form: HTMLFormElement, private author: string, private changed: () => void) {
    const root = one("[data-recorder]", form);
    if (!root) return;
    this.view = new RecordingView(root, {
      record: () => void this.record(),
      pause: () => this.taking?.running?.toggle(), stop: () => this.taking?.running?.stop(),
      discard: () => this.discard(), choose: (file) => this.choose([file]),
    });
    document.addEventListener("visibilitychange", () => void (document.hidden || this.taking?.running?.stayAwake()));
    void this.open(root);
  }

  get files(): File[] {
    return this.file ? [this.file] : [];
  }

  private get place(): { event: string; author: string } {
    return { event: this.form.dataset.event ?? "", author: this.author };
  }

  get isBusy(): boolean {
    return this.taking?.running != null;
  }

  get isEmpty(): boolean {
    return this.file === null && !this.isBusy;
  }

  /** What would be gone with this page. */
  get holds(): boolean {
    return this.isBusy || (this.file !== null && !this.taking?.lasts);
  }

  /** A file that was recorded before. */
  choose([file]: File[]): void {
    if (file) this.have(file, () => Promise.resolve());
  }

  /** It has left the box: this device keeps it elsewhere, or nobody wants it. */
  clear(): void {
    this.forget().catch(() => undefined); // It is offered again, which is better than lost.
    [this.file, this.taking, this.forget] = [null, null, () => Promise.resolve()];
    this.view?.idle();
  }

  private async open(root: HTMLElement): Promise<void> {
    // Where a browser keeps nothing, the page itself does.
    const store = (this.store = await openDatabase().then((db) => new Recordings(db), () => null));
    const list = one("[data-unfinished]", root);
    if (list && store) await offerUnfinished(list, store, this.place, (id, kind, blob) => {
      writeFields(this.form, { entry: kind });
      this.have(fileOf(blob, kind), () => store.forget(id));
    });
  }

  private async record(): Promise<void> {
    const kind = readFields(this.form).entry;
    const how = KINDS[kind];
    if (!how || this.taking) return; // It begins, or has begun.
    const taking = new Taking(this.store, this.place, kind);
    this.taking = taking;
    try {
      const recorder = await taking.begin(how, (file) => this.have(file, () => taking.forget()));
      this.view?.running(recorder, how, new Level(recorder.stream, this.view.meter));
    } catch (error) {
      this.taking = null;
      this.view?.say(refusal(error));
    }
  }

  private have(file: File, forget: () => Promise<void>): void {
    [this.file, this.forget] = [file, forget];
    this.view?.done(file);
    this.changed();
  }

  private discard(): void {
    if (!confirm("This recording will be gone for good. Let it go?")) return;
    this.clear();
    this.changed();
  }
}
