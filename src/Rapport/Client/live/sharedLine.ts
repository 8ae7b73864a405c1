import { BEAT, PATIENCE, type Said, type Surroundings } from "./browser";
import type { Batch } from "./change";
import { follow } from "./follow";
import { ask, type Heard } from "./line";

/** One line per browser and address, held by a visible tab; the others hear it from that tab. */
export class SharedLine {
  private holding: AbortController | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private leading = false;
  private askingForItself = false;

  constructor(private address: string, private at: number, private heard: Heard, private around: Surroundings) {
    around.channel.onmessage = (event) => this.hear(event.data);
    around.onVisibility(() => this.attend());
    this.attend();
  }

  // Phones freeze hidden tabs, and a frozen tab that held the line would silence all the others.
  private attend(): void {
    if (this.around.visible()) {
      if (!this.holding) this.take(false);
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
    const { locks } = this.around;
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
    const beat = setInterval(() => this.around.channel.postMessage({ said: "beat", upTo: this.at }), BEAT);
    await follow(this.address, () => this.at, this.asLeader(), stop, this.around);
    clearInterval(beat);
    // Where the server said that there is nothing to follow, this tab stays in the lead of nothing and asks no more.
    this.leading = !stop.aborted;
  }

  private asLeader(): Heard {
    const batch = (heard: Batch): void => {
      const from = this.at;
      if (this.accept(heard)) this.around.channel.postMessage({ said: "batch", from, batch: heard });
    };
    const reset = (): void => {
      this.around.channel.postMessage({ said: "reset" });
      this.heard.reset();
    };
    return { batch, reset };
  }

  private hear(said: Said): void {
    if (!this.around.visible()) return; // It catches up by itself when it is looked at again.
    this.expectBeat();
    if (said.said === "reset") this.heard.reset();
    if (said.said === "batch" && said.from <= this.at) this.accept(said.batch);
    else if (said.said !== "reset" && (said.said === "batch" ? said.batch.upTo : said.upTo) > this.at) void this.catchUp();
  }

  private expectBeat(): void {
    clearTimeout(this.watch);
    if (this.leading || !this.around.locks) return;
    this.watch = setTimeout(() => this.take(true), PATIENCE);
  }

  private async catchUp(): Promise<void> {
    if (this.askingForItself) return;
    this.askingForItself = true;
    const heard: Heard = { ...this.heard, batch: (batch) => void this.accept(batch) };
    await ask(this.address, this.at, heard, new AbortController().signal, this.around.fetch);
    this.askingForItself = false;
  }

  private accept(batch: Batch): boolean {
    // A region sums up what was told just before, so it comes under a number that is known already.
    const changes = batch.changes.filter((change) => change.kind === "region" || change.n > this.at);
    if (batch.upTo < this.at || (batch.upTo === this.at && changes.length === 0)) return false;
    this.at = batch.upTo;
    this.heard.batch({ upTo: batch.upTo, changes });
    return true;
  }
}
