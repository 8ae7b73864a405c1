import { readGlossary, type Glossary } from "../compose/glossary";
import { parse } from "../lib/json";
import type { Database } from "../offline/database";
import { readSnapshot, type Snapshot } from "./snapshot";

/** An event as it was seen last, and when that was. */
export interface Seen {
  snapshot: Snapshot;
  glossary: Glossary;
  /** By this device's clock. */
  at: Date;
}

/** Gives a device something to show without a network: what it saw last of an event. */
export class Shelf {
  constructor(private db: Database | null, private ask: (address: string) => Promise<Response> = (address) => fetch(address)) {}

  async last(address: string): Promise<Seen | null> {
    const kept = await this.db?.get("snapshots", address).catch(() => undefined);
    const snapshot = readSnapshot(kept?.seen);
    return kept && snapshot ? { snapshot, glossary: readGlossary(kept.words), at: new Date(kept.taken) } : null;
  }

  /** Asks the server how things are now; null where it cannot be reached. */
  async renew(event: string): Promise<Seen | null> {
    const [seen, at] = [await this.read(`/api/v1/events/${event}/snapshot`), Date.now()];
    const snapshot = readSnapshot(seen);
    if (!snapshot) return null;
    const address = snapshot.event.address;
    const words = (await this.read(snapshot.glossary)) ?? (await this.db?.get("snapshots", address).catch(() => undefined))?.words;
    // Where nothing can be kept, it is shown all the same.
    await this.db?.put("snapshots", { address, author: snapshot.person.id, taken: at, seen, words }).catch(() => undefined);
    return { snapshot, glossary: readGlossary(words), at: new Date(at) };
  }

  private async read(address: string): Promise<unknown> {
    try {
      const answer = await this.ask(address);
      return answer.ok && !answer.redirected ? parse(await answer.text()) : null;
    } catch {
      return null; // No network: what was seen last stays.
    }
  }
}
