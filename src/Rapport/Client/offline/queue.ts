import { timed } from "../lib/contact";
import { latest } from "../lib/latest";
import { Lead } from "../lib/lead";
import { equip, type Equipment } from "./equipment";
import { HttpCourier } from "./httpCourier";
import type { Item, Written } from "./item";
import { Outbox } from "./outbox";
import type { Outward, Shown } from "./outward";

type Said = "changed" | "wake";

/** The queue of one person in one event, seen by all tabs and sent by one of them. */
export class Queue implements Outward {
  private channel: BroadcastChannel;
  private outbox: Outbox;
  private shows: ((shown: Shown) => void)[] = [];
  private lead: Lead;
  private show = latest(() => this.showNow());

  private constructor(private event: string, private author: string, private own: Equipment) {
    const { store, keys, times } = own;
    this.channel = new BroadcastChannel(`outbox:${event}`);
    this.channel.onmessage = (said: MessageEvent<Said>) => this.hear(said.data);
    this.outbox = new Outbox(event, author, store, new HttpCourier({ keys, fetch: timed((address, init) => fetch(address, init)) }), () => this.tell(), Math.random, times);
    this.lead = new Lead(`outbox:${event}:${author}`, () => this.outbox.run(), () => this.outbox.stop());
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      void this.take(true);
      this.wake();
    });
  }

  static async open(event: string, author: string): Promise<Queue> {
    const queue = new Queue(event, author, await equip());
    void queue.take(document.visibilityState === "visible");
    return queue;
  }

  async add(written: Written[]): Promise<void> {
    await this.outbox.add(written);
    this.channel.postMessage("wake");
  }

  async forget(id: string): Promise<void> {
    await this.own.store.forget(id);
    this.tell();
  }

  async retry(isMeant: (item: Item) => boolean): Promise<void> {
    await this.outbox.retry(isMeant);
    this.channel.postMessage("wake");
  }

  async file(item: Item): Promise<File | null> {
    const kept = item.file === null ? undefined : await this.own.store.file(item.file);
    return kept ? new File([kept.blob], item.fields.entry ?? "file", { type: kept.blob.type, lastModified: Date.parse(item.capturedAt) }) : null;
  }

  wake(): void {
    this.outbox.wake();
    this.channel.postMessage("wake");
  }

  onChange(show: (shown: Shown) => void): void {
    this.shows.push(show);
    this.show();
  }

  /** One tab sends for all. Without locks each does, and the server keeps each item once. */
  private take(isSeen: boolean): Promise<void> {
    return this.own.keeps ? this.lead.take(isSeen) : this.outbox.run();
  }

  private hear(said: Said): void {
    if (said === "wake") this.outbox.wake();
    this.show();
  }

  private tell(): void {
    this.channel.postMessage("changed");
    this.show();
  }

  private async showNow(): Promise<void> {
    const items = await this.own.store.of(this.event, this.author);
    const follows = new Map((await this.own.store.originals(this.event, this.author)).map((file) => [file.id, file.refused ?? null]));
    for (const show of this.shows) show({ items, follows, ways: this.outbox.ways, keeps: this.own.keeps, trouble: this.outbox.trouble });
  }
}
