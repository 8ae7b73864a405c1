import type { Courier } from "./courier";
import type { Item, Written } from "./item";
import { Lane } from "./lane";
import { Pending } from "./pending";
import { Photos } from "./fileStep";
import type { Store } from "./store";
import { plainTimes, type Times } from "./times";
import type { Way } from "./way";
import { Words } from "./operationStep";

/**
 * Takes what one person wrote in one event to the server: in order, each once, for as long as it takes. Words do not
 * wait for photos: files have a lane of their own, and what names a file joins the words when the file has arrived.
 * Every step is in the store before the next one begins, so it may be killed at any moment and goes on from there.
 */
export class Outbox {
  readonly ways = new Map<string, Way>();
  private words: Lane;
  private photos: Lane[];
  private running: Promise<unknown> | null = null;

  constructor(event: string, author: string, private store: Store, courier: Courier, private changed: () => void, random: () => number = Math.random, private times: Times = plainTimes) {
    const pending = new Pending(event, author, store);
    const mark = (items: Item[], way: Way | null): void => this.mark(items, way);
    const afterWords = (items: Item[], way: Way | null): void => {
      mark(items, way);
      if (way === null) this.photos.forEach((lane) => lane.wake()); // Originals go when no words are left.
    };
    this.words = new Lane(new Words(pending, courier, afterWords, times), random, changed);
    const photos = new Photos(pending, store, courier, mark, () => this.words.wake());
    // Two: while the server draws what one has brought, the line is the other's.
    this.photos = [new Lane(photos, random, changed), new Lane(photos, random, changed)];
  }

  /** What keeps this device itself from sending; null while all is well. */
  get trouble(): string | null {
    return [this.words, ...this.photos].find((lane) => lane.trouble !== null)?.trouble ?? null;
  }

  async add(written: Written[]): Promise<void> {
    await this.store.add(await this.times.mark(written));
    this.changed();
    this.wake();
  }

  /** Now: something was written, the network came back, the page is looked at again, or somebody pressed "Send now". */
  wake(): void {
    this.words.wake();
    this.photos.forEach((lane) => lane.wake());
  }

  /** Runs until it is stopped; one of all tabs does. */
  async run(): Promise<void> {
    this.running ??= Promise.all([this.words, ...this.photos].map((lane) => lane.run()));
    await this.running;
  }

  async stop(): Promise<void> {
    this.words.stop();
    this.photos.forEach((lane) => lane.stop());
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
