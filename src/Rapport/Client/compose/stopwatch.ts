/** How long has been recorded, without the pauses. */
export class Stopwatch {
  private before = 0;
  private since: number | null = null;

  constructor(private now: () => number) {}

  get milliseconds(): number {
    return this.before + (this.since === null ? 0 : this.now() - this.since);
  }

  start(): void {
    this.since ??= this.now();
  }

  pause(): void {
    this.before = this.milliseconds;
    this.since = null;
  }
}

/** "0:42", "12:03", "1:02:03". */
export function clock(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const ended = String(seconds).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${ended}` : `${minutes}:${ended}`;
}
