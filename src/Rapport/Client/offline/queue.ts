import { timed } from "../lib/contact";
import { latest } from "../lib/latest";
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
  private leads = false;
  private waits = false;
  private show = latest(() => this.showNow());

  private constructor(private event: string, private author: string, private own: Equipment) {
    const { store, keys, times } = own;
    this.channel = new BroadcastChannel(`outbox:${event}`);
    this.channel.onmessage = (said: MessageEvent<Said>) => this.hear(said.data);
    this.outbox = new Outbox(event, author, store, new HttpCourier({ keys, fetch: timed((address, init) => fetch(address, init)) }), () => this.tell(), Math.random, times);
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      void this.lead(true);
      this.wake();
    });
  }

  static async open(event: string, author: string): Promise<Queue> {
    const queue = new Queue(event, author, await equip());
    void queue.lead(document.visibilityState === "visible");
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

  // Phones freeze hidden tabs, and a frozen one that sent would keep all others from it: the one that is looked at takes
  // over. Without HTTPS there are no locks: each tab sends, and the server keeps each item once.
  private async lead(steal: boolean): Promise<void> {
    const { locks } = navigator as Navigator & { locks?: LockManager };
    if (!this.own.keeps || !locks) return this.outbox.run();
    if (this.leads || (this.waits && !steal)) return;
    this.waits ||= !steal;
    try {
      await locks.request(`outbox:${this.event}:${this.author}`, { steal }, () => {
        [this.leads, this.waits] = [true, this.waits && steal];
        return this.outbox.run();
      });
    } catch {
      await this.outbox.stop(); // Another tab sends now; when it is gone, this one does again.
      this.leads = false;
      await this.lead(false);
    }
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
