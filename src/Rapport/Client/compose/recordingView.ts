import { one } from "../lib/find";
import type { Level } from "./level";
import type { Recorder } from "./recorder";
import type { RecordingKind } from "./recordingKind";
import { clock } from "./stopwatch";

interface RecordingActs {
  record(): void;
  pause(): void;
  stop(): void;
  discard(): void;
  choose(file: File): void;
}

type Stage = "idle" | "running" | "done";

/** The recorder as one sees it: before, meanwhile, and after, to be listened to again. */
export class RecordingView {
  readonly meter: HTMLMeterElement;
  private input: HTMLInputElement | null;
  private timer = 0;
  private level: Level | null = null;
  private address = "";

  constructor(private root: HTMLElement, acts: RecordingActs) {
    root.hidden = false;
    this.meter = root.querySelector("meter") ?? document.createElement("meter");
    this.input = root.querySelector('input[type="file"]');
    for (const act of ["record", "pause", "stop", "discard"] as const) one(`[data-act="${act}"]`, root)?.addEventListener("click", () => acts[act]());
    this.input?.addEventListener("change", () => {
      const file = this.input?.files?.[0];
      if (file) acts.choose(file);
    });
    const records = typeof MediaRecorder === "function" && navigator.mediaDevices !== undefined;
    const button = one('[data-act="record"]', root);
    if (button) button.hidden = !records;
    if (!records) this.say("This browser cannot record here. Choose a file that was recorded before.");
  }

  say(sentence: string): void {
    const place = one("[data-say]", this.root);
    if (place) place.textContent = sentence;
  }

  idle(): void {
    this.show("idle");
    const time = one("[data-time]", this.root);
    if (time) time.textContent = "";
    if (this.input) this.input.value = "";
    this.say("");
    this.listen(null);
  }

  running(recorder: Recorder, kind: RecordingKind, level: Level): void {
    this.show("running");
    this.say("");
    this.level = level;
    const view = this.root.querySelector<HTMLVideoElement>("[data-view]");
    if (view && recorder.stream.getVideoTracks().length > 0) {
      [view.srcObject, view.hidden] = [recorder.stream, false];
      void view.play().catch(() => (view.hidden = true)); // It records all the same.
    }
    // Calm enough to be no motion, and often enough to see that one is heard.
    this.timer = window.setInterval(() => this.tick(recorder, kind), 250);
    this.tick(recorder, kind); // Else it would show the time of the one before.
  }

  done(file: File): void {
    this.show("done");
    this.listen(file);
  }

  private tick(recorder: Recorder, kind: RecordingKind): void {
    if (recorder.left <= 0) recorder.stop();
    const past = recorder.watch.milliseconds;
    const time = one("[data-time]", this.root);
    if (time) time.textContent = past >= kind.warns ? `${clock(past)}, ${clock(recorder.left)} left` : clock(past);
    const pause = one('[data-act="pause"]', this.root);
    if (pause) pause.textContent = recorder.isPaused ? "Go on" : "Pause";
    this.level?.show();
  }

  private show(stage: Stage): void {
    window.clearInterval(this.timer);
    this.level?.end();
    this.level = null;
    for (const part of this.root.querySelectorAll<HTMLElement>("[data-stage]")) part.hidden = part.dataset.stage !== stage;
    const view = this.root.querySelector<HTMLVideoElement>("[data-view]");
    if (view) [view.srcObject, view.hidden] = [null, true];
  }

  private listen(file: File | null): void {
    const player = this.root.querySelector<HTMLMediaElement>("[data-listen]");
    URL.revokeObjectURL(this.address);
    this.address = file ? URL.createObjectURL(file) : "";
    if (!player) return;
    if (file) [player.dataset.type, player.src] = [file.type.slice(0, 5), this.address];
    else player.removeAttribute("src");
  }
}
