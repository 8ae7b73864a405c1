import * as Y from "yjs";
import { Batch, merged, type Head } from "./batch";
import type { Kept, Notes } from "./noteStore";
import type { Tabs } from "./tabs";

/** Where a change of the document came from, when it was not made here. */
export const ELSEWHERE = { store: "store", server: "server", tab: "tab" } as const;
const FOREIGN = new Set<unknown>(Object.values(ELSEWHERE));
/** Pieces that are read each time, before they are put together. */
const MANY = 100;

/** A document and what this device keeps of it. What is written is kept first; whoever sends it reads it from there. */
export class Paper {
  readonly doc = new Y.Doc();
  /** Under which this person has ever written here. */
  readonly clients = new Set([this.doc.clientID]);
  /** Changes that are not even on this device yet. */
  unwritten = 0;
  private batch = new Batch();
  private work = Promise.resolve();
  private hearers: (() => void)[] = [];

  private constructor(readonly notes: Notes, private tabs: Tabs) {
    this.doc.on("update", (update: Uint8Array, from: unknown) => FOREIGN.has(from) || this.write(update));
    tabs.onHear((heard) => {
      if (heard.is === "update") Y.applyUpdate(this.doc, heard.update, ELSEWHERE.tab);
      if (heard.is === "kept") this.tell();
    });
  }

  static async open(notes: Notes, tabs: Tabs): Promise<Paper> {
    const paper = new Paper(notes, tabs);
    if ((await paper.read()) > MANY) await notes.compact(merged).catch((why: unknown) => reportError(why));
    return paper;
  }

  /** Takes in what all tabs have kept, also while this one was frozen. How many pieces that were. */
  async read(): Promise<number> {
    const kept = await this.notes.all();
    for (const client of kept.flatMap(({ clients }) => clients)) this.clients.add(client);
    this.take(kept);
    return kept.filter(({ waiting }) => waiting === 0).length;
  }

  take(kept: Kept[]): void {
    this.doc.transact(() => kept.forEach(({ bytes }) => Y.applyUpdate(this.doc, bytes, ELSEWHERE.store)), ELSEWHERE.store);
  }

  get isEmpty(): boolean {
    return this.doc.store.clients.size === 0 && this.unwritten === 0;
  }

  /** From the server: shown at once, and kept here together with its number. */
  receive(update: Uint8Array | null, head: Head | null): void {
    if (update) {
      Y.applyUpdate(this.doc, update, ELSEWHERE.server);
      this.tabs.say({ is: "update", update });
    }
    this.batch.heard(update, head);
    void this.goOn();
  }

  /** The server has them. */
  settle(orders: number[], head: Head | null): Promise<void> {
    this.batch.settle(orders, head);
    return this.goOn();
  }

  /** Resolves when all that was written until now is kept, or held where it could not be. */
  idle = (): Promise<void> => this.work;

  onChange(hear: () => void): void {
    this.hearers.push(hear);
  }

  private write(update: Uint8Array): void {
    this.batch.wrote(update);
    this.unwritten++;
    this.tabs.say({ is: "update", update });
    void this.goOn();
    this.tell();
  }

  private goOn(): Promise<void> {
    return (this.work = this.work.then(() => this.keep()));
  }

  private async keep(): Promise<void> {
    const step = this.batch.take(this.doc.clientID);
    if (!step) return;
    await this.notes.keep(step);
    this.unwritten -= step.changes;
    this.tabs.say({ is: "kept" });
    this.tell();
  }

  private tell(): void {
    for (const hear of this.hearers) hear();
  }
}
