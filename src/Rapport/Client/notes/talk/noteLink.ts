import { Sleep } from "../../lib/sleep";
import type { Whose } from "../keep/noteStore";
import type { Paper } from "../keep/paper";
import type { Company, End } from "./company";
import { overHttp } from "./httpWay";
import { restAfter, type Means } from "./means";
import type { Refusal } from "./said";
import { Sockets } from "./sockets";
import { overSocket, type Running } from "./socketWay";
import type { Talk } from "./talk";

/** Holds one conversation after the other: over a WebSocket, or where those are blocked over HTTP. */
export class NoteLink {
  private sleep = new Sleep();
  private running: Running | null = null;
  private isStopped = false;
  private failures = 0;
  private restarts = 0;
  private sockets: Sockets;
  talk: Talk | null = null;
  /** How the last conversation ended; null during one. */
  last: End | null = null;

  constructor(private whose: Whose, private means: Means, private paper: Paper, private company: Company, private over: (refusal: Refusal) => boolean | Promise<boolean>) {
    this.sockets = new Sockets(means.patience);
    paper.onChange(() => this.talk?.isCaughtUp && void this.talk.sending.pump());
  }

  async run(begins: () => void = () => undefined): Promise<void> {
    this.isStopped = false;
    begins();
    while (!this.isStopped) {
      const end = await this.converse().catch((why: unknown): End => {
        reportError(why);
        return { is: "closed", again: null };
      });
      this.last = end;
      this.company.tell();
      // What only a new document can mend is done by whoever holds this link, before another tab takes it over.
      if (end.is === "refused" && (await this.over(end.refusal))) return;
      if (!this.isStopped) await this.rest(end);
    }
  }

  /** The network is back, or somebody looks: at once, and by the best way. */
  wake(): void {
    this.failures = 0;
    this.sockets.tryAgain();
    this.sleep.wake();
    if (this.talk?.isCaughtUp && this.running && !this.talk.awaits) this.talk.sending.probe();
  }

  /** The browser says that there is no network: nothing is to be waited for. */
  cut = (): void => this.running?.end({ is: "closed", again: null });

  present(client: number, state: string): void {
    if (this.talk?.isCaughtUp) this.talk.sending.present(client, state);
  }

  /** Once more, as another tab has to be named. */
  again(): void {
    this.running?.end({ is: "again" });
  }

  stop(): void {
    this.isStopped = true;
    this.running?.end({ is: "done" });
    this.sleep.wake();
  }

  private async converse(): Promise<End> {
    if (this.sockets.areBlocked) return this.byLetter();
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.running = overSocket(`${scheme}//${location.host}/api/v1/notes/${this.whose.note}/live`, this.means.open, this.paper, this.company, this.means.patience);
    [this.talk, this.last] = [this.running.talk, null];
    const end = await this.running.ended;
    this.running = null;
    this.company.apart();
    if (this.talk.welcome !== null || end.is === "refused") this.sockets.passed();
    else if (end.is !== "again") this.sockets.failed();
    if (this.talk.isCaughtUp) this.failures = this.restarts = 0;
    return this.sockets.areBlocked && !this.isStopped ? this.byLetter() : end;
  }

  private async byLetter(): Promise<End> {
    const { talk, end } = await overHttp(this.whose, this.means, this.paper, this.company);
    this.talk = talk;
    // Where HTTP fails too it was not the WebSocket's fault.
    if (end.is === "closed") this.sockets.tryAgain();
    return end;
  }

  private async rest(end: End): Promise<void> {
    if (end.is === "done") this.failures = this.restarts = 0;
    if (end.is === "again" && ++this.restarts < 5) return;
    await this.sleep.atMost(restAfter(end, end.is === "closed" ? this.failures++ : this.failures, this.means));
  }
}
