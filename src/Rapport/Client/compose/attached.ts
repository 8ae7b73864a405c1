import { isFiled } from "./fields";
import { PhotoField } from "./photoField";
import type { Picked } from "./picked";
import { RecordingField } from "./recordingField";

/** What an entry carries besides its words: photos, or a recording. */
export class Attached {
  private photo: PhotoField;
  private recording: RecordingField;

  constructor(form: HTMLFormElement, author: string, changed: () => void) {
    this.photo = new PhotoField(form, changed);
    this.recording = new RecordingField(form, author, changed);
  }

  /** Whoever has the files of an entry of this kind. */
  of(kind: string): PhotoField | RecordingField {
    return kind === "audio" || kind === "video" ? this.recording : this.photo;
  }

  /** Whether an entry of this kind has what it is about. */
  has(kind: string): boolean {
    return isFiled(kind) && this.of(kind).files.length > 0;
  }

  /** The files of an entry of this kind, with what was made of them meanwhile. */
  async picked(kind: string): Promise<Picked[]> {
    if (!isFiled(kind)) return [];
    return this.of(kind).picked();
  }

  get isEmpty(): boolean {
    return this.photo.files.length === 0 && this.recording.isEmpty;
  }

  /** Something is being recorded. */
  get isBusy(): boolean {
    return this.recording.isBusy;
  }

  /** What would be gone with this page. */
  get holds(): boolean {
    return this.photo.files.length > 0 || this.recording.holds;
  }
}
