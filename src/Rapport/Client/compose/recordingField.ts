import { one } from "../lib/find";
import { openDatabase } from "../offline/database";
import { Recordings } from "../offline/recordings";
import { readFields, writeFields } from "./fields";
import { Level } from "./level";
import type { Picked } from "./picked";
import { recordedElsewhere, recordedNow, recordedThen, type Recorded } from "./recorded";
import { KINDS, refusal } from "./recordingKind";
import { RecordingView } from "./recordingView";
import { Taking } from "./taking";
import { offerUnfinished } from "./unfinished";

/** The recorder of the composer, or a file that was recorded before. */
export class RecordingField {
  private recorded: Recorded | null = null;
  private taking: Taking | null = null;
  private store: Recordings | null = null;
  private view: RecordingView | null = null;

  constructor(private form: HTMLFormElement, private author: string, private changed: () => void) {
    const root = one("[data-recorder]", form);
    if (!root) return;
    this.view = new RecordingView(root, {
      record: () => void this.record(),
      pause: () => this.taking?.running?.toggle(), stop: () => this.taking?.running?.stop(),
      discard: () => this.discard(), choose: (file) => this.choose([file]),
    });
    void this.open(root);
  }

  get files(): File[] {
    return this.recorded ? [this.recorded.file] : [];
  }

  async picked(): Promise<Picked[]> {
    return this.recorded ? [this.recorded.picked()] : [];
  }

  private get place(): { event: string; author: string } {
    return { event: this.form.dataset.event ?? "", author: this.author };
  }

  get isBusy(): boolean {
    return this.taking?.running != null;
  }

  get isEmpty(): boolean {
    return this.recorded === null && !this.isBusy;
  }

  get holds(): boolean {
    return this.isBusy || this.recorded?.lasts === false;
  }

  choose([file]: File[]): void {
    if (file) this.have(recordedElsewhere(file));
  }

  clear(): void {
    this.recorded?.forget().catch(() => undefined); // It is offered again, which is better than lost.
    [this.recorded, this.taking] = [null, null];
    this.view?.idle();
  }

  private async open(root: HTMLElement): Promise<void> {
    // Where a browser keeps nothing, the page itself does.
    const store = (this.store = await openDatabase().then((db) => new Recordings(db), () => null));
    const list = one("[data-unfinished]", root);
    if (list && store) await offerUnfinished(list, store, this.place, ({ id, kind, began }, blob) => {
      writeFields(this.form, { entry: kind });
      this.have(recordedThen(blob, kind, began, () => store.forget(id)));
    });
  }

  private async record(): Promise<void> {
    const kind = readFields(this.form).entry;
    const how = KINDS[kind];
    if (!how || this.taking) return; // It begins, or has begun.
    const taking = (this.taking = new Taking(this.store, this.place, kind));
    try {
      const recorder = await taking.begin(how, (file) => this.have(recordedNow(file, taking)));
      this.view?.running(recorder, how, new Level(recorder.stream, this.view.meter));
    } catch (error) {
      this.taking = null;
      this.view?.say(refusal(error));
    }
  }

  private have(recorded: Recorded): void {
    this.recorded = recorded;
    this.view?.done(recorded.file);
    this.changed();
  }

  private discard(): void {
    if (!confirm("This recording will be gone for good. Delete it?")) return;
    this.clear();
    this.changed();
  }
}
