import type { Courier } from "./courier";
import { FileStep } from "./fileStep";
import type { Item, Written } from "./item";
import { Lane } from "./lane";
import { OperationStep } from "./operationStep";
import { Pending } from "./pending";
import type { Store } from "./store";
import { plainTimes, type Times } from "./times";
import type { Way } from "./way";

/**
 * Takes what one person wrote in one event to the server: in order, each once, for as long as it takes. Operations do not
 * wait for files: those have lanes of their own, and what names a file joins the operations when the file has arrived.
 * Every step is in the store before the next one begins, so it may be killed at any moment and goes on from there.
 */
export class Outbox {
  readonly ways = new Map<string, Way>();
  private operations: Lane;
  private files: Lane[];
  private running: Promise<unknown> | null = null;

  constructor(private event: string, private author: string, private store: Store, courier: Courier, private changed: () => void, random: () => number = Math.random, private times: Times = plainTimes) {
    const pending = new Pending(event, author, store);
    const mark = (items: Item[], way: Way | null): void => this.mark(items, way);
    const afterOperations = (items: Item[], way: Way | null): void => {
      mark(items, way);
      if (way === null) this.files.forEach((lane) => lane.wake()); // Originals go when no operation is left.
    };
    this.operations = new Lane(new OperationStep(pending, courier, afterOperations, times), random, changed);
    const step = new FileStep(pending, store, courier, mark, () => this.operations.wake());
    // Two: while the server draws what one has brought, the line is the other's.
    this.files = [new Lane(step, random, changed), new Lane(step, random, changed)];
  }

  /** What keeps this device itself from sending; null while all is well. */
  get trouble(): string | null {
    return [this.operations, ...this.files].find((lane) => lane.trouble !== null)?.trouble ?? null;
  }

  async add(written: Written[]): Promise<void> {
    await this.store.add(await this.times.mark(written));
    this.changed();
    this.wake();
  }

  async retry(isMeant: (item: Item) => boolean): Promise<void> {
    const meant = (await this.store.of(this.event, this.author)).filter((item) => item.state.is === "refused" && isMeant(item));
    if (meant.length === 0) return;
    await this.store.settle(new Map(meant.map(({ id }) => [id, { is: "waiting", sentence: null }])));
    this.changed();
    this.wake();
  }

  /** Now: something was written, the network came back, the page is looked at again, or somebody pressed "Send now". */
  wake(): void {
    this.operations.wake();
    this.files.forEach((lane) => lane.wake());
  }

  /** Runs until it is stopped; one of all tabs does. */
  async run(): Promise<void> {
    this.running ??= Promise.all([this.operations, ...this.files].map((lane) => lane.run()));
    await this.running;
  }

  async stop(): Promise<void> {
    this.operations.stop();
    this.files.forEach((lane) => lane.stop());
    await this.running;
    this.running = null;
  }

  private mark(items: Item[], way: Way | null): void {
    for (const item of items) {
      if (way) this.ways.set(item.id, way);
      else this.ways.delete(item.id);
    }
    this.changed();
  }
}
