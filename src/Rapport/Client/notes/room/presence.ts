import { Awareness, removeAwarenessStates } from "y-protocols/awareness";
import type { Doc } from "yjs";
import { parse } from "../../lib/json";
import type { Person } from "../talk/said";
import { whereOf } from "./presenceState";

/** At most so often a cursor is told, in milliseconds. */
const PACE = 150;
const LONGEST = 2000;

/** Where everybody's cursor is. Who somebody is is the server's word; a device says only where it is. */
export class Presence {
  readonly awareness: Awareness;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private clocks = 0;
  people: Person[] = [];

  constructor(private doc: Doc, private say: (client: number, state: string) => void, private show: () => void) {
    this.awareness = new Awareness(doc);
    this.awareness.on("change", (_changes: unknown, from: unknown) => {
      if (from !== "server") this.soon(PACE);
    });
  }

  own(): [number, string] {
    const state = JSON.stringify(this.awareness.getLocalState() ?? {});
    return [this.doc.clientID, state.length > LONGEST ? "{}" : state];
  }

  get isScribe(): boolean {
    return this.awareness.getLocalState()?.scribe === true;
  }

  set isScribe(is: boolean) {
    this.awareness.setLocalStateField("scribe", is);
    this.show();
  }

  /** Somebody else's; empty when they are gone. */
  hear(client: number, text: string): void {
    if (client === this.doc.clientID) return;
    const { awareness } = this;
    const state = text === "" ? null : whereOf(parse(text));
    if (!state) return void removeAwarenessStates(awareness, [client], "server");
    const changes = awareness.states.has(client) ? { added: [], updated: [client], removed: [] } : { added: [client], updated: [], removed: [] };
    awareness.states.set(client, state);
    // The server says when somebody is gone; silence alone says nothing.
    awareness.meta.set(client, { clock: ++this.clocks, lastUpdated: Infinity });
    awareness.emit("change", [changes, "server"]);
    this.show();
  }

  /** @returns Those of whom nobody knows any more where they are. */
  lose(): number[] {
    const others = [...this.awareness.states.keys()].filter((client) => client !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, "server");
    return others;
  }

  meet(people: Person[]): void {
    const known = new Set(this.people.map(({ client }) => client));
    // Nobody keeps where one is: who comes is told anew, and not by all at the same moment.
    if (people.some(({ client }) => !known.has(client))) this.soon(PACE + Math.random() * 1000);
    this.people = people;
    const here = new Set(people.map(({ client }) => client));
    const gone = [...this.awareness.states.keys()].filter((client) => client !== this.doc.clientID && !here.has(client));
    removeAwarenessStates(this.awareness, gone, "server");
    this.show();
  }

  scribes(): Set<string> {
    return new Set(this.people.filter(({ client }) => this.awareness.states.get(client)?.scribe === true).map(({ person }) => person));
  }

  end(): void {
    this.say(this.doc.clientID, "");
    this.awareness.destroy();
    if (this.timer) clearTimeout(this.timer);
  }

  private soon(wait: number): void {
    this.timer ??= setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    this.timer = null;
    this.say(...this.own());
  }
}
