import type { Contact, Reading } from "../../lib/contact";
import type { ClockStore } from "./clockStore";
import { better, JUMP, jumpOf, measure } from "./measure";
import type { Moment, Offset, Run } from "./run";

/**
 * Watches this device's wall clock against a steady one. Where they part all at once, the clock was changed or the
 * device slept: which of them it was, only the next contact can tell.
 */
export class Clock {
  private base: number;
  private run: Run;
  private keeping: Promise<void>;

  constructor(private read: () => Reading, private store: ClockStore, id: string) {
    const { wall, steady } = read();
    this.base = wall - steady;
    this.run = { id, order: 0, opened: wall, jumps: [], offsets: [null], guessed: {} };
    this.keeping = this.begin();
  }

  look(): void {
    const jump = jumpOf(this.read(), this.base);
    if (jump === 0) return;
    this.base += jump;
    this.run.jumps.push(jump);
    this.run.offsets.push(null);
    this.keep();
  }

  /** For what is written now; what the run saw until now would outlive this page by then. */
  async mark(): Promise<Moment> {
    this.look();
    const moment = { run: this.run.id, jumps: this.run.jumps.length };
    await this.keeping;
    return moment;
  }

  /** True where the server's time was worth something. */
  met(contact: Contact): boolean {
    this.look();
    const offset = measure(contact, this.base);
    if (offset) this.learn(offset);
    return offset !== null;
  }

  /** What another tab measured at this very moment of the wall clock. */
  heard(offset: Offset, wall: number): void {
    this.look();
    if (Math.abs(this.read().wall - wall) < JUMP / 2) this.learn(offset);
  }

  /** The offset of the clock as it is set now; null where that was not measured. */
  get offset(): Offset | null {
    return this.run.offsets.at(-1) ?? null;
  }

  /** The server's time, where this device knows it. */
  get now(): number {
    return this.offset ? this.read().wall + this.offset.by : Infinity;
  }

  isNow(moment: Moment): boolean {
    return moment.run === this.run.id && moment.jumps === this.run.jumps.length;
  }

  /** All runs of this device, this one as it is now. */
  async runs(): Promise<Run[]> {
    await this.keeping;
    return (await this.store.runs()).map((run) => (run.id === this.run.id ? this.run : run));
  }

  async guess(instants: Record<string, number>): Promise<void> {
    Object.assign(this.run.guessed, instants);
    this.keep();
    await this.keeping;
  }

  private learn(offset: Offset): void {
    this.run.offsets[this.run.offsets.length - 1] = better(this.offset, offset);
    this.keep();
  }

  private keep(): void {
    const run = structuredClone(this.run);
    this.keeping = this.keeping.then(() => this.store.keep({ ...run, order: this.run.order })).catch(() => undefined); // Without storage it knows as much as this page does.
  }

  private async begin(): Promise<void> {
    const runs = await this.store.runs().catch(() => []);
    this.run.order = (runs.at(-1)?.order ?? 0) + 1;
    await this.store.keep(structuredClone(this.run)).catch(() => undefined);
  }
}
