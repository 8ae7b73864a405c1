import type { Answer } from "../../sending/answer";
import type { Operation } from "../../sending/operation";
import type { Sent } from "../../sending/upload";
import type { Courier } from "../courier";
import type { Item, NewItem } from "../item";
import { Outbox } from "../outbox";
import { IndexedStore, type Store } from "../store";

export const HERE: Answer = { state: "here", at: new Date("2026-11-24T11:42:00Z") };
export const CUT: Answer = { state: "waiting", sentence: "No connection.", again: null };

/** A server that keeps what it was given, and answers as the test says. */
export class FakeCourier implements Courier {
  batches: string[][] = [];
  files: string[] = [];
  authors = new Set<string>();
  answer: (operations: Operation[]) => Map<string, Answer> | Answer = (operations) => new Map(operations.map(({ id }) => [id, HERE]));
  file: (file: Sent, signal?: AbortSignal) => Answer | Promise<Answer> = () => HERE;

  async send(_event: string, author: string, operations: Operation[]): Promise<Map<string, Answer> | Answer> {
    this.batches.push(operations.map(({ id }) => id));
    this.authors.add(author);
    return this.answer(operations);
  }
  async upload(file: Sent, _progress: (part: number) => void, signal?: AbortSignal): Promise<Answer> {
    this.files.push(file.part ? `${file.id} ${file.part} ${await file.blob.text()}` : file.id);
    return this.file(file, signal);
  }
}

let made = 0;
let running: Outbox[] = [];

export function item(id: string, file: string | null = null, author = "p1"): NewItem {
  return { id, event: "e1", author, kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: { text: id }, fields: { text: id }, excerpt: id, file };
}

export function run(store: Store, courier: Courier, author = "p1"): Outbox {
  const outbox = new Outbox("e1", author, store, courier, () => undefined, () => 0);
  running.push(outbox);
  void outbox.run();
  return outbox;
}

export async function states(store: Store, author = "p1"): Promise<string[]> {
  return (await store.of("e1", author)).map(({ id, state }: Item) => `${id} ${state.is}`);
}

export async function open(): Promise<{ store: IndexedStore; name: string }> {
  const name = `rapport-${made++}`;
  return { store: await IndexedStore.open(name), name };
}

/** Whatever was begun ends. */
export async function end(): Promise<void> {
  await Promise.all(running.map((outbox) => outbox.stop()));
  running = [];
}
