import type { Batch } from "./change";
import { follow } from "./follow";
import { ask, type Heard } from "./line";
import type { Said, ShareWorld } from "./shareWorld";

const BEAT = 2_000;
const PATIENCE = 5_000;

/** One line per browser and address, held by a visible tab; the others hear it from that tab. */
export class SharedLine {
  private at: number;
  private holding: AbortController | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private leading = false;
  private over = false;
  private askingForItself = false;

  constructor(private address: string, at: number, private heard: Heard, private world: ShareWorld) {
    this.at = at;
    world.channel.onmessage = (event) => this.hear(event.data);
    world.onVisibility(() => this.attend());
    this.attend();
  }

  // Phones freeze hidden tabs, and a frozen tab that held the line would silence all the others.
  private attend(): void {
    if (this.world.visible()) {
      if (!this.holding && !this.over) this.take(false);
      return;
    }
    this.holding?.abort();
    this.holding = null;
    clearTimeout(this.watch);
  }

  private take(steal: boolean): void {
    this.holding?.abort();
    const mine = new AbortController();
    this.holding = mine;
    const { locks } = this.world;
    if (!locks) return void this.hold(mine.signal); // No Web Locks without HTTPS: each visible tab for itself.
    this.expectBeat();
    const options = steal ? { steal } : { signal: mine.signal };
    locks.request(`live:${this.address}`, options, () => this.hold(mine.signal)).catch((why: unknown) => {
      if (mine.signal.aborted) return; // We let go while we waited.
      if (!(why instanceof DOMException && why.name === "AbortError")) return void this.hold(mine.signal); // No locks here.
      mine.abort(); // Another tab took the line from us: listen, and watch for its beat.
      if (this.holding === mine) this.take(false);
    });
  }

  private async hold(stop: AbortSignal): Promise<void> {
    if (stop.aborted) return;
    this.leading = true;
    clearTimeout(this.watch);
    const beat = setInterval(() => this.world.channel.postMessage({ said: "beat", upTo: this.at }), BEAT);
    await follow(this.address, () => this.at, this.asLeader(), stop, this.world);
    clearInterval(beat);
    this.leading = false;
    if (!stop.aborted) this.over = true; // The server said that there is nothing to follow.
  }

  private asLeader(): Heard {
    const { channel } = this.world;
    const batch = (heard: Batch): void => {
      const from = this.at;
      if (this.accept(heard)) channel.postMessage({ said: "batch", from, batch: heard });
    };
    const reset = (): void => {
      channel.postMessage({ said: "reset" });
      this.heard.reset();
    };
    return { batch, reset };
  }

  private hear(said: Said): void {
    if (!this.world.visible()) return; // It catches up by itself when it is looked at again.
    this.expectBeat();
    if (said.said === "reset") this.heard.reset();
    if (said.said === "batch" && said.from <= this.at) this.accept(said.batch);
    else if (said.said !== "reset" && (said.said === "batch" ? said.batch.upTo : said.upTo) > this.at) void this.catchUp();
  }

  private expectBeat(): void {
    clearTimeout(this.watch);
    if (this.leading || this.over || !this.world.locks) return;
    this.watch = setTimeout(() => this.take(true), PATIENCE);
  }

  private async catchUp(): Promise<void> {
    if (this.askingForItself) return;
    this.askingForItself = true;
    const heard: Heard = { batch: (batch) => void this.accept(batch), reset: () => this.heard.reset() };
    await ask(this.address, this.at, heard, new AbortController().signal, this.world.fetch);
    this.askingForItself = false;
  }

  private accept(batch: Batch): boolean {
    if (batch.upTo <= this.at) return false;
    const changes = batch.changes.filter((change) => change.n > this.at);
    this.at = batch.upTo;
    this.heard.batch({ upTo: batch.upTo, changes });
    return true;
  }
}
