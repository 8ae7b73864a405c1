import * as Y from "yjs";
import type { DeviceSays } from "../talk/messages";
import { base64, docOf, known, message, readDevice } from "./fakeCodec";

type Out = (message: Uint8Array<ArrayBuffer>) => void;
type Open = Extract<DeviceSays, { is: "open" }>;
const json = JSON.stringify;
const NOTHING = Uint8Array.of(0, 0);

/** Keeps docs/protocol/notes.md as strictly as a server, in memory. For tests. */
export class FakeServer {
  /** Merged, and never held as a document: a document tidies its formats, and a server makes no changes of its own. */
  state: Uint8Array = NOTHING;
  log: Uint8Array[] = [];
  generation = 1;
  isLocked = false;
  owners = new Map<number, string>();
  talks = new Set<FakeTalk>();
  limit = 262_144;
  /** Codes with which the next updates are refused. */
  refuses: string[] = [];
  text = (): string => String(docOf(this.state).getXmlFragment("default"));
  lock(isLocked: boolean): void {
    this.isLocked = isLocked;
    for (const talk of this.talks) talk.out(message(23, json({ isLocked })));
  }

  anew(): void {
    [this.state, this.log] = [NOTHING, []];
    this.generation++;
    for (const talk of [...this.talks]) talk.out(message(23, json({ generation: this.generation })));
    this.talks.clear();
  }

  /** Null when something before it is missing; false when it is known. */
  keep(update: Uint8Array): boolean | null {
    const [after, { store }] = [Y.mergeUpdates([this.state, update]), docOf(this.state, update)];
    if (store.pendingStructs || store.pendingDs) return null;
    if (known(after) === known(this.state)) return false;
    this.state = after;
    return this.log.push(update) > 0;
  }
}

export class FakeTalk {
  private open: Open | null = null;
  private token = 0;
  private isOver = false;

  constructor(private server: FakeServer, private person: string, readonly out: Out) {}

  hear(bytes: Uint8Array): void {
    const said = readDevice(bytes);
    if (this.isOver) return;
    if (said.is === "open") return this.begin(said);
    if (!this.open) throw new Error("It was not opened.");
    if (said.is === "presence") return this.others((other) => other.out(message(22, said.client, said.state)));
    if (said.token !== ++this.token) throw new Error("Tokens count up.");
    this.update(said.token, said.update, this.open);
  }

  private begin(open: Open): void {
    const { server } = this;
    if (open.author !== this.person) return this.refuse(0, "signed_in_as_other");
    if (open.generation !== 0 && open.generation !== server.generation) return this.refuse(0, "generation_over");
    if (open.clients.some((client) => client !== 1 && (server.owners.get(client) ?? this.person) !== this.person)) return this.refuse(0, "client_taken");
    open.clients.forEach((client) => server.owners.set(client, this.person));
    if (this.open || open.after > server.log.length) throw new Error("It makes no sense.");
    server.talks.add(this);
    this.open = open;
    const people = open.clients.map((client) => ({ client, person: this.person, name: this.person }));
    const [limits, stateVector] = [{ update: server.limit, document: 8_388_608, used: 0 }, base64(Y.encodeStateVectorFromUpdate(server.state))];
    this.out(message(16, json({ generation: server.generation, head: server.log.length, stateVector, mayWrite: true, isLocked: server.isLocked, limits, people })));
    if (open.after === 0 && server.log.length > 0) return this.out(message(17, server.log.length, server.state));
    server.log.slice(open.after).forEach((update, place) => this.out(message(18, open.after + place + 1, update)));
  }

  private update(token: number, update: Uint8Array, open: Open): void {
    const { server } = this;
    const code = server.refuses.shift() ?? (server.isLocked ? "note_locked" : update.length > server.limit ? "update_too_large" : null);
    if (code) return this.refuse(token, code);
    if (Y.decodeUpdate(update).structs.some(({ id }) => !open.clients.includes(id.client))) return this.refuse(token, "client_unknown");
    // The template only ever begins a document: what comes after the first is known already.
    const isLate = server.log.length > 0 && Y.decodeUpdate(update).structs.some(({ id }) => id.client === 1);
    const isNew = isLate ? false : server.keep(update);
    if (isNew === null) return this.out(message(20, token, Y.encodeStateVectorFromUpdate(server.state)));
    if (isNew) this.others((other) => other.out(message(18, server.log.length, update)));
    this.out(message(19, token, server.log.length));
  }

  private refuse(token: number, code: string): void {
    this.isOver ||= token === 0;
    this.out(message(21, token, json({ code, detail: `No: ${code}.`, again: code === "too_much" ? 0.01 : undefined })));
  }

  private others(tell: (other: FakeTalk) => void): void {
    for (const other of this.server.talks) if (other !== this) tell(other);
  }
}
