import { Lead } from "../../lib/lead";
import { tellOutdated } from "../../lib/outdated";
import type { Whose } from "../keep/noteStore";
import type { Paper } from "../keep/paper";
import type { Company } from "../talk/company";
import { AT_FIRST, stateOf, type LinkState } from "../talk/linkState";
import type { Means } from "../talk/means";
import { NoteLink } from "../talk/noteLink";
import { Presence } from "./presence";
import { companyOf } from "./roomCompany";
import type { Heard, Tabs } from "./tabs";

/** A document, those who write in it, and this person's tabs; all of it without a page. */
export class Room {
  readonly presence: Presence;
  private link: NoteLink;
  private lead: Lead;
  private company: Company;
  /** Where this person's other tabs are. */
  private tabPresences = new Map<number, string>();
  state: LinkState = AT_FIRST;

  constructor(whose: Whose, means: Means, readonly paper: Paper, private tabs: Tabs, starter: Uint8Array | null, private show: () => void, private anew: (isFirst: boolean) => Promise<void>) {
    this.presence = new Presence(paper.doc, (client, state) => this.say(client, state), show);
    this.company = companyOf({ author: whose.author, starter, presence: this.presence, tabs, tabPresences: this.tabPresences, tell: () => this.tell() });
    this.link = new NoteLink(whose, means, paper, this.company, ({ code }) => this.ends(code));
    this.lead = new Lead(`note:${whose.note}:${whose.author}${means.keeps ? "" : `:${paper.doc.clientID}`}`, () => this.link.run(() => tabs.say({ is: "who" })), () => this.link.stop());
    paper.onChange(show);
    tabs.onHear((heard) => this.hear(heard));
    tabs.say({ is: "hello", client: paper.doc.clientID });
    void this.lead.take(means.isSeen());
  }

  /** Somebody looks, or the network is back. */
  wake(isSeen: boolean): void {
    if (isSeen) void this.lead.take(true);
    void this.paper.read();
    this.link.wake();
  }

  cut = (): void => this.link.cut();

  leave(): void {
    this.presence.end();
    this.tabs.say({ is: "bye", client: this.paper.doc.clientID });
    this.lead.end();
    this.tabs.close();
  }

  tellAnew = (): unknown => this.tabs.say({ is: "anew" });

  private tell(): void {
    this.take(stateOf(this.link, this.state));
    this.tabs.say({ is: "state", state: this.state });
    this.show();
  }

  private take(state: LinkState): void {
    this.state = state;
    this.paper.mayTidy = state.mayWrite && !state.isLocked;
  }

  private say(client: number, state: string): void {
    if (this.lead.isMine) this.link.present(client, state);
    else this.tabs.say({ is: "presence", client, state, own: true });
  }

  private hear(heard: Heard): void {
    if (heard.is === "anew") return void this.anew(false);
    if (heard.is === "who") this.tabs.say({ is: "hello", client: this.paper.doc.clientID });
    if (!this.lead.isMine) return this.follow(heard);
    if (heard.is === "hello" && !this.company.clients.has(heard.client)) {
      this.company.clients.add(heard.client);
      this.link.again();
      this.tell();
    }
    if (heard.is === "bye") [this.company.clients, this.tabPresences].forEach((here) => here.delete(heard.client));
    if (heard.is === "presence" && heard.own) {
      this.tabPresences.set(heard.client, heard.state);
      this.link.present(heard.client, heard.state);
    }
  }

  private follow(heard: Heard): void {
    if (heard.is === "people") this.presence.meet(heard.people);
    if (heard.is === "presence" && !heard.own) this.presence.hear(heard.client, heard.state);
    if (heard.is === "state") this.take(heard.state);
    this.show();
  }

  // A client that is somebody else's is as if the document were another's: what is here cannot be joined to it.
  private async ends(code: string): Promise<boolean> {
    if (code === "app_outdated") tellOutdated();
    else if (code === "generation_over" || code === "client_taken") await this.anew(true);
    else return false;
    return true;
  }
}
