import { typeFor, type RecordingKind } from "./recordingKind";
import { Stopwatch } from "./stopwatch";

const PIECE = 1000;

interface Heard {
  /** A second of it; called in order. */
  piece(blob: Blob, number: number): void;
  /** It ended, by whoever's wish. */
  ended(type: string): void;
}

/** One recording, from the first second to the last. */
export class Recorder {
  readonly watch = new Stopwatch(() => performance.now());
  private awake: WakeLockSentinel | null = null;
  private number = 0;

  private constructor(readonly stream: MediaStream, private media: MediaRecorder, private kind: RecordingKind, heard: Heard) {
    media.addEventListener("dataavailable", (event) => {
      if (event.data.size > 0) heard.piece(event.data, this.number++);
    });
    media.addEventListener("stop", () => {
      this.release();
      heard.ended(media.mimeType);
    });
    document.addEventListener("visibilitychange", this.seenAgain);
    // The browser or the person takes the microphone away.
    for (const track of stream.getTracks()) track.addEventListener("ended", () => this.stop());
  }

  static async begin(kind: RecordingKind, heard: Heard): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia(kind.wants);
    const mimeType = typeFor(kind, (type) => MediaRecorder.isTypeSupported(type));
    const recorder = new Recorder(stream, new MediaRecorder(stream, { ...kind.rates, ...(mimeType ? { mimeType } : {}) }), kind, heard);
    recorder.media.start(PIECE);
    recorder.watch.start();
    await recorder.stayAwake();
    return recorder;
  }

  get left(): number {
    return this.kind.limit - this.watch.milliseconds;
  }

  get isPaused(): boolean {
    return this.media.state === "paused";
  }

  /** Pauses, or goes on. */
  toggle(): void {
    if (this.media.state === "recording") {
      this.media.pause();
      this.watch.pause();
    } else if (this.isPaused) {
      this.media.resume();
      this.watch.start();
    }
  }

  stop(): void {
    this.watch.pause();
    if (this.media.state !== "inactive") this.media.stop();
  }

  private seenAgain = (): void => void (document.hidden || this.stayAwake());

  /** Not every browser can, and none while it saves power. */
  private async stayAwake(): Promise<void> {
    try {
      this.awake = (await navigator.wakeLock?.request("screen")) ?? null;
    } catch {
      this.awake = null;
    }
  }

  private release(): void {
    document.removeEventListener("visibilitychange", this.seenAgain);
    for (const track of this.stream.getTracks()) track.stop();
    void this.awake?.release();
  }
}
