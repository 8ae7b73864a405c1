import * as Y from "yjs";
import type { Head } from "./batch";
import { ELSEWHERE, isForeign } from "./elsewhere";
import { Keeper } from "./keeper";
import type { Kept, Notes } from "./noteStore";
import type { OtherTabs } from "./otherTabs";

/** As many pieces are read again each time before they are put together. */
const MANY = 100;

/** A document and what this device keeps of it. What is written is kept first; whoever sends it reads it from there. */
export class Paper {
  readonly doc = new Y.Doc();
  /** Under which this person has ever written here. */
  readonly clients = new Set([this.doc.clientID]);
  /** This code is too old for what somebody wrote. */
  isTooOld = false;
  readonly keeper: Keeper;
  /** Where formats met, Yjs tidies by itself, which is a change like others; from somebody who may only read none is taken. */
  mayTidy = true;
  /** Called before something of others comes in. */
  before: () => void = () => undefined;
  private hearers: (() => void)[] = [];

  private constructor(readonly notes: Notes, private tabs: OtherTabs, private canShow: (update: Uint8Array) => boolean, begun: number) {
    this.keeper = new Keeper(notes, this.doc.clientID, begun, () => {
      tabs.say({ is: "kept" });
      this.tell();
    });
    this.doc.on("update", (update: Uint8Array, from: unknown) => isForeign(from) || (from === null && !this.mayTidy) || this.write(update));
    tabs.onHear((heard) => {
      if (heard.is === "update" && heard.update && this.fits(heard.update)) this.apply(heard.update, ELSEWHERE.tab);
      if (heard.is === "kept") this.tell();
    });
  }

  static async open(notes: Notes, tabs: OtherTabs, canShow: (update: Uint8Array) => boolean = () => true): Promise<Paper> {
    const paper = new Paper(notes, tabs, canShow, (await notes.head()).begun);
    if ((await paper.read()) > MANY) await notes.compact(Y.mergeUpdates).catch((why: unknown) => reportError(why));
    return paper;
  }

  /** Takes in what all tabs have kept, also while this one was frozen. How many pieces that were. */
  async read(): Promise<number> {
    if (!(await this.keeper.isCurrent())) return 0;
    const kept = await this.notes.all();
    for (const client of kept.flatMap(({ clients }) => clients)) this.clients.add(client);
    this.take(kept);
    return kept.filter(({ waiting }) => waiting === 0).length;
  }

  take(kept: Kept[]): void {
    if (!kept.every(({ bytes }) => this.fits(bytes))) return;
    this.doc.transact(() => kept.forEach(({ bytes }) => Y.applyUpdate(this.doc, bytes, ELSEWHERE.store)), ELSEWHERE.store);
  }

  get isEmpty(): boolean {
    return this.doc.store.clients.size === 0 && this.keeper.unwritten === 0;
  }

  /** From the server: shown at once, and kept here together with its number. False where this code is too old for it. */
  receive(update: Uint8Array | null, head: Head | null): boolean {
    if (update && !this.fits(update)) return false;
    if (update) {
      this.apply(update, ELSEWHERE.server);
      this.tabs.say({ is: "update", update });
    }
    this.keeper.heard(update, head);
    return true;
  }

  onChange = (hear: () => void): unknown => this.hearers.push(hear);

  private apply(update: Uint8Array, from: string): void {
    this.before();
    Y.applyUpdate(this.doc, update, from);
  }

  private write(update: Uint8Array): void {
    this.keeper.wrote(update);
    this.tabs.say({ is: "update", update });
    this.tell();
  }

  private fits(update: Uint8Array): boolean {
    // After one that was left out nothing may come in either: it would seem to be all.
    this.isTooOld ||= !this.canShow(update);
    if (this.isTooOld) this.tell();
    return !this.isTooOld;
  }

  private tell = (): void => this.hearers.forEach((hear) => hear());
}
