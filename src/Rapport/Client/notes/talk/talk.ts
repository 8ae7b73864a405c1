import type { Head } from "../keep/batch";
import type { Paper } from "../keep/paper";
import { TEMPLATE_CLIENT, type Company, type Line } from "./company";
import type { ServerSays } from "./messages";
import { OUTDATED } from "./refusals";
import type { Changed, Welcome } from "./said";
import { Sending } from "./sending";
import { compare } from "./vectors";
import { Malformed } from "./wire";

/** One conversation with the server, whatever it travels on. */
export class Talk {
  private named = new Set<number>();
  private after = 0;
  readonly sending: Sending;
  welcome: Welcome | null = null;
  isCaughtUp = false;

  /** @param isLetter What is said goes in one piece before anything is heard: HTTP. */
  constructor(private paper: Paper, private company: Company, private line: Line, private isLetter = false) {
    this.sending = new Sending(paper, company, line, this.named, isLetter);
  }

  get awaits(): boolean {
    return !this.isCaughtUp || this.sending.flights.count > 0;
  }

  async begin(): Promise<void> {
    await this.paper.keeper.idle();
    if (!(await this.paper.keeper.isCurrent())) return this.line.end({ is: "done" });
    const [{ starter, clients, author }, head, waiting] = [this.company, await this.paper.notes.head(), await this.paper.notes.waiting()];
    for (const client of [this.paper.doc.clientID, ...clients, ...waiting.flatMap((one) => one.clients)]) this.named.add(client);
    if (starter && this.paper.isEmpty) this.named.add(TEMPLATE_CLIENT);
    this.after = this.company.isTorn ? 0 : head.after;
    this.line.send({ is: "open", generation: head.generation, after: this.after, clients: [...this.named], author });
    if (!this.isLetter) return;
    if (starter?.isWanted && this.paper.isEmpty) this.sending.propose(starter.update);
    await this.sending.pump();
  }

  async hear(said: ServerSays): Promise<void> {
    if (said.is !== "refused" && (said.is === "welcome") !== (this.welcome === null)) throw new Malformed("A welcome comes first and once.");
    if (said.is === "welcome") return this.greet(said.welcome);
    if (said.is === "state" || said.is === "update") return this.receive(said.number, said.update);
    if (said.is === "kept") return this.kept(said.token, said.number);
    if (said.is === "resend") return this.sending.resend(said.token, said.stateVector);
    if (said.is === "refused") return this.sending.refused(said.token, said.refusal);
    return said.is === "presence" ? this.company.presence(said.client, said.state) : this.change(said.changed);
  }

  private async greet(welcome: Welcome): Promise<void> {
    this.welcome = welcome;
    this.sending.limit = welcome.limits.update * 0.9;
    this.paper.receive(null, this.head());
    this.company.people(welcome.people);
    this.change({});
    await this.reach();
  }

  private async receive(number: number, update: Uint8Array): Promise<void> {
    this.after = Math.max(this.after, number);
    if (!this.paper.receive(update, this.head())) return this.line.end({ is: "refused", refusal: OUTDATED });
    await this.reach();
  }

  private async kept(token: number, number: number): Promise<void> {
    const flight = this.sending.flights.get(token);
    // Only the next one is surely this: what stands between would never be asked for again.
    if (flight && flight.orders.length > 0 && number === this.after + 1) this.after = number;
    await this.sending.kept(token, this.head());
    if (!flight?.isTemplate) return this.sending.pump();
    this.company.starter = null;
    this.line.end({ is: "again" });
  }

  private change(changed: Changed): void {
    if (!this.welcome) return;
    this.welcome = { ...this.welcome, ...changed, limits: { ...this.welcome.limits, used: changed.used ?? this.welcome.limits.used } };
    if (changed.people) this.company.people(changed.people);
    this.company.changed(this.welcome);
    if (changed.generation !== undefined) return this.line.end({ is: "refused", refusal: { code: "generation_over", detail: null, again: null } });
    if (changed.isLocked === false || changed.mayWrite === true) this.sending.allow();
  }

  private head = (): Head | null => this.welcome && { generation: this.welcome.generation, after: this.after };
  /** What follows the welcome is here: now it is this device's turn. */
  private async reach(): Promise<void> {
    if (this.isCaughtUp || !this.welcome || this.after < this.welcome.head) return;
    const { isTorn, lost } = await compare(this.paper, this.welcome.stateVector);
    const strange = lost.filter((client) => !this.named.has(client));
    strange.forEach((client) => this.company.clients.add(client));
    if (strange.length > 0 || (isTorn && !this.company.isTorn)) {
      this.company.isTorn = isTorn;
      return this.line.end({ is: "again" });
    }
    [this.isCaughtUp, this.company.isTorn] = [true, false];
    this.company.tell();
    await this.sending.bring(this.welcome, lost.length > 0);
  }
}
