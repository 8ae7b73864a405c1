import type { Head } from "../keep/batch";
import type { Paper } from "../keep/paper";
import type { Company, Line } from "./company";
import { Flights, together } from "./flights";
import { ENDS, LASTS } from "./refusals";
import type { Refusal, Welcome } from "./said";
import { lackedOf } from "./vectors";

/** An update with nothing in it: whether anybody is still there. */
const NOTHING = Uint8Array.of(0, 0);
const REST = 60;

/** The half of a conversation in which this device brings what waits here. */
export class Sending {
  readonly flights = new Flights();
  limit = 262_144;
  isClosed = false;
  /** Why nothing is sent for now. */
  refusal: Refusal | null = null;

  constructor(private paper: Paper, private company: Company, private line: Line, private named: ReadonlySet<number>, private isLetter: boolean) {}

  /** Sends until all is under way, or as much as goes at once. */
  async pump(): Promise<void> {
    if (this.company.lacks) return this.whole();
    while (!this.isClosed && !this.refusal && !this.flights.isFull) {
      const waiting = await this.paper.notes.waiting();
      if (this.isClosed || this.flights.isFull) return;
      if (waiting.some(({ clients }) => clients.some((client) => !this.named.has(client)))) return this.line.end({ is: "again" });
      const next = this.flights.next(waiting, this.limit);
      if (next.length === 0) return;
      this.send(together(next), next.map(({ order }) => order));
    }
  }

  /** After the welcome and what followed it. */
  async bring(welcome: Welcome, hasLost: boolean): Promise<void> {
    const { starter } = this.company;
    for (const [client, state] of this.company.presences()) this.present(client, state);
    if (hasLost) this.company.lacks = welcome.stateVector;
    const isWanted = welcome.head === 0 && welcome.mayWrite && !welcome.isLocked && this.paper.isEmpty;
    this.company.starter = isWanted && starter ? { ...starter, isWanted } : null;
    if (this.isLetter) return;
    if (this.company.starter) this.propose(this.company.starter.update);
    await this.pump();
  }

  present(client: number, state: string): void {
    if (!this.isLetter && !this.isClosed && this.named.has(client)) this.line.send({ is: "presence", client, state });
  }

  probe = (): void => this.send(NOTHING, []);

  /** The template, which is not put into the document here: of two that differ, the one that came first holds. */
  propose = (update: Uint8Array): void => this.send(update, [], true);

  async kept(token: number, head: Head | null): Promise<void> {
    const flight = this.flights.get(token);
    if (flight) await this.paper.keeper.settle(flight.orders, head);
    this.flights.end(token);
  }

  async resend(token: number, stateVector: Uint8Array): Promise<void> {
    if (!this.flights.end(token)) return;
    this.company.lacks = stateVector;
    if (!this.isLetter) await this.pump();
  }

  refused(token: number, refusal: Refusal): void {
    this.flights.end(token);
    if (token === 0 || ENDS.has(refusal.code)) return this.line.end({ is: "refused", refusal });
    this.refusal = refusal;
    this.company.tell();
    // Sent again later as it is: a full note is tidied, and the limits of a server are changed.
    if (!LASTS.has(refusal.code)) setTimeout(() => this.allow(), (refusal.again ?? REST) * 1000);
  }

  /** What stood in the way is over. */
  allow(): void {
    if (!this.refusal || this.isClosed) return;
    this.refusal = null;
    this.company.tell();
    void this.pump();
  }

  /** All that the server lacks of what was written here, rather than what waits: something before it is missing there. */
  private async whole(): Promise<void> {
    await this.paper.keeper.idle();
    const [waiting, lacks] = [await this.paper.notes.waiting(), this.company.lacks];
    if (this.isClosed || !lacks) return;
    this.company.lacks = null;
    this.paper.take(waiting);
    this.send(lackedOf(this.paper.doc, lacks, this.named), waiting.map(({ order }) => order));
  }

  private send(update: Uint8Array, orders: number[], isTemplate = false): void {
    this.line.send({ is: "update", token: this.flights.start(orders, isTemplate), update });
  }
}
