import * as Y from "yjs";
import type { Fetch } from "../../lib/contact";
import { MemoryNotes } from "../keep/memoryNotes";
import type { Notes } from "../keep/noteStore";
import { Paper } from "../keep/paper";
import type { Tabs } from "../room/tabs";
import type { Company } from "../talk/company";
import { join, split } from "../talk/messages";
import { NoteLink } from "../talk/noteLink";
import type { Socket } from "../talk/socketWay";
import { FakeServer, FakeTalk } from "./fakeServer";

// A server, networks with faults, and devices. For tests.

/** What may go wrong between one device and the server. */
interface Network {
  isUp: boolean;
  takesSockets: boolean;
  /** Words of the server that are lost before the line is cut. */
  loses: (message: Uint8Array) => boolean;
  /** Words of the server that come twice. */
  repeats?: (message: Uint8Array) => boolean;
}

export function socketTo(server: FakeServer, person: string, network: Network, sockets: FakeSocket[] = []): (address: string) => Socket {
  return () => {
    const socket = new FakeSocket(server, person, network);
    sockets.push(socket);
    return socket;
  };
}

export class FakeSocket implements Socket {
  binaryType: BinaryType = "arraybuffer";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  private isOver = false;
  private talk: FakeTalk;

  constructor(private server: FakeServer, person: string, private network: Network) {
    this.talk = new FakeTalk(server, person, (message) => this.deliver(message));
    setTimeout(() => (network.isUp && network.takesSockets ? this.onopen?.call(this as unknown as WebSocket, new Event("open")) : this.close()));
  }

  send(bytes: Parameters<Socket["send"]>[0]): void {
    if (this.isOver) return;
    if (!this.network.isUp) return this.close();
    this.talk.hear(bytes as Uint8Array);
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.server.talks.delete(this.talk);
    setTimeout(() => this.onclose?.call(this as unknown as WebSocket, new Event("close") as CloseEvent));
  }

  private deliver(message: Uint8Array<ArrayBuffer>): void {
    if (!this.network.isUp || this.network.loses(message)) return this.close();
    const event = new MessageEvent("message", { data: message.buffer });
    const hand = (): unknown => this.isOver || this.onmessage?.call(this as unknown as WebSocket, event);
    setTimeout(hand);
    if (this.network.repeats?.(message)) setTimeout(hand);
  }
}

export function fetchFrom(server: FakeServer, person: () => string, network: Network): Fetch {
  return async (_address, init) => {
    if (!network.isUp) throw new TypeError("There is no network.");
    const said: Uint8Array[] = [];
    const talk = new FakeTalk(server, person(), (message) => said.push(message));
    for (const message of split(new Uint8Array(init.body as ArrayBuffer))) talk.hear(message);
    server.talks.delete(talk);
    return new Response(join(said), { headers: { "content-type": "application/octet-stream" } });
  };
}

export const QUICK = { welcome: 400, answer: 400, silence: 60_000, exchange: 5, blocked: 60_000, soon: 50, second: 4 };
export const alone: Tabs = { say: () => undefined, onHear: () => undefined, close: () => undefined };

/** One device at work: its document, its link and what may befall it. */
export async function device(server: FakeServer, person: string, notes: Notes = new MemoryNotes(), more: Partial<Company> = {}) {
  const network: Network = { isUp: true, takesSockets: true, loses: () => false };
  const over: string[] = [];
  const paper = await Paper.open(notes, alone);
  const company: Company = { author: person, clients: new Set(), isTorn: false, lacks: null, starter: null, presences: () => [], presence: () => undefined, apart: () => undefined, people: () => undefined, changed: () => undefined, tell: () => undefined, ...more };
  const means = { open: socketTo(server, person, network), fetch: fetchFrom(server, () => person, network), keys: { of: async () => null, all: async () => [], keep: async () => undefined, forget: async () => undefined }, patience: QUICK, isSeen: () => true, random: Math.random, keeps: true };
  const link = new NoteLink({ note: "n", event: "e", author: person }, means, paper, company, ({ code }) => over.push(code) > 0);
  return { network, paper, company, link, over, notes, text: () => String(paper.doc.getXmlFragment("default")), type: (words: string) => write(paper.doc, words) };
}

/** A paragraph at the end. */
export function write(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("default").push([paragraph]);
}
