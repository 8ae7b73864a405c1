import { Recordings } from "../offline/recordings";
import { Recorder } from "./recorder";
import type { RecordingKind } from "./recordingKind";

/** A recording under way, every second of it kept on this device as soon as it is there. */
export class Taking {
  readonly id: string;
  private pieces: Blob[] = [];
  private recorder: Recorder | null = null;
  private began = 0;
  private letGo: () => void = () => undefined;
  private kept: Promise<void> = Promise.resolve();
  /** Whether this device takes the pieces; if not, the page alone has them. */
  lasts: boolean;

  constructor(private store: Recordings | null, place: { event: string; author: string }, private kind: string, private started: number = Date.now()) {
    this.id = Recordings.nameOf(place.event, place.author, kind, started);
    this.lasts = store !== null;
  }

  /** Milliseconds since its first second, however the device's clock was set meanwhile. */
  get age(): number {
    return Math.round(performance.now() - this.began);
  }

  get running(): Recorder | null {
    return this.recorder;
  }

  /** Resolves when it has begun; rejects when the device does not let it. */
  async begin(kind: RecordingKind, ended: (file: File) => void): Promise<Recorder> {
    // Other tabs offer what nobody holds.
    void navigator.locks?.request(this.id, () => new Promise<void>((done) => (this.letGo = done)));
    try {
      this.recorder = await Recorder.begin(kind, {
        piece: (blob, number) => this.keep(blob, number),
        ended: (type) => ended(this.end(type)),
      });
      this.began = performance.now();
      return this.recorder;
    } catch (error) {
      this.letGo();
      throw error;
    }
  }

  async forget(): Promise<void> {
    await this.kept;
    this.letGo();
    await this.store?.forget(this.id);
  }

  private keep(blob: Blob, number: number): void {
    this.pieces.push(blob);
    // One after the other: a gap in the middle would be worse than a missing end.
    this.kept = this.kept.then(() => (this.lasts ? this.store?.keep(this.id, number, blob) : undefined)).catch(() => void (this.lasts = false));
  }

  private end(type: string): File {
    this.recorder = null;
    return fileOf(new Blob(this.pieces, { type: type || (this.pieces[0]?.type ?? "") }), this.kind, this.started);
  }
}

export function fileOf(blob: Blob, kind: string, lastModified: number): File {
  return new File([blob], kind, { type: blob.type, lastModified });
}
