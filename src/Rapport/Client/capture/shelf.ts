import { readGlossary, type Glossary } from "../compose/glossary";
import { CONTRACT_HEADER } from "../lib/contract";
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

/** Why there is nothing new: nobody answered, signed out, not of the team any more, or not just now. */
export type Missed = "away" | "out" | "off" | "busy";

/** Gives a device something to show without a network: what it saw last of an event. */
export class Shelf {
  constructor(private db: Database | null, private ask: (address: string) => Promise<Response> = (address) => fetch(address)) {}

  async last(address: string): Promise<Seen | null> {
    const kept = await this.db?.get("snapshots", address).catch(() => undefined);
    const snapshot = readSnapshot(kept?.seen);
    return kept && snapshot ? { snapshot, glossary: readGlossary(kept.words), at: new Date(kept.taken) } : null;
  }

  /** Asks the server how things are now. */
  async renew(event: string): Promise<Seen | Missed> {
    const [seen, at] = [await this.read(`/api/v1/events/${event}/snapshot`), Date.now()];
    const snapshot = readSnapshot(seen);
    if (!snapshot) return missedBy(seen);
    const address = snapshot.event.address;
    const glossary = await this.read(snapshot.glossary);
    const words = typeof glossary === "number" ? (await this.db?.get("snapshots", address).catch(() => undefined))?.words : glossary;
    // Where nothing can be kept, it is shown all the same.
    await this.db?.put("snapshots", { address, author: snapshot.person.id, taken: at, seen, words }).catch(() => undefined);
    return { snapshot, glossary: readGlossary(words), at: new Date(at) };
  }

  /** What it says, or the status with which the server itself said no; 0 where it was not the server, or no network. */
  private async read(address: string): Promise<unknown> {
    try {
      const answer = await this.ask(address);
      if (answer.ok) return (answer.redirected ? null : parse(await answer.text())) ?? 0;
      return answer.headers.has(CONTRACT_HEADER) ? answer.status : 0;
    } catch {
      return 0; // What was seen last stays.
    }
  }
}

function missedBy(status: unknown): Missed {
  if (status === 401) return "out";
  if (status === 403 || status === 404) return "off";
  return typeof status === "number" && status > 0 ? "busy" : "away";
}
