import { NAMES, type Fields } from "../../src/Rapport/Client/compose/fields";
import { writtenOf } from "../../src/Rapport/Client/compose/written";
import { HttpCourier } from "../../src/Rapport/Client/offline/httpCourier";
import type { Item, Written } from "../../src/Rapport/Client/offline/item";
import { Login } from "../../src/Rapport/Client/offline/login";
import { Outbox } from "../../src/Rapport/Client/offline/outbox";
import { IndexedStore, type Store } from "../../src/Rapport/Client/offline/store";
import { operation } from "../../src/Rapport/Client/sending/operation";
import { chance } from "./chance";
import { forgetful } from "./forgetful";
import { Life, rest, turn } from "./life";
import { fetchOf, type Connection } from "./network";

export interface Opened {
  device: string;
  event: string;
  seed: number;
  pace: number;
  tabs: number;
  forgets?: keyof Store;
}

/** A browser with the app in one tab or several, none of which holds the lock: all of them send. */
export class Device {
  private clock = { ahead: 0 };
  private life: Life;
  private tabs: Outbox[] = [];
  private stores: IndexedStore[] = [];
  private random: () => number;
  private login = new Login();
  readonly unexpected: string[] = [];

  constructor(private opened: Opened, readonly connection: Connection) {
    this.life = new Life(this.clock, opened.pace);
    this.random = chance(opened.seed);
  }

  /** The app is opened by somebody; whoever had it open before has left. */
  async open(author: string, tabs = this.opened.tabs): Promise<void> {
    this.kill();
    await this.life.run(async () => {
      for (let tab = 0; tab < tabs; tab++) this.tabs.push(await this.tab(author));
    });
  }

  /** The process is ended as it stands. */
  kill(): void {
    this.life.kill();
    for (const store of this.stores) store.close();
    [this.tabs, this.stores, this.life] = [[], [], new Life(this.clock, this.opened.pace)];
  }

  wake(): void {
    this.life.run(() => this.tabs.forEach((tab) => tab.wake()));
  }

  set ahead(milliseconds: number) {
    this.clock.ahead = milliseconds;
  }

  /** @returns Whether it said that it had kept it. With turns, it is killed after so many. */
  async keep(author: string, written: Written[], turns: number | null): Promise<boolean> {
    let kept = false;
    const adding = this.life.run(async () => {
      await this.tabs[0]?.add(written);
      kept = true;
    });
    if (turns === null) await adding;
    else {
      adding.catch(() => undefined);
      for (let left = turns; left > 0; left--) await turn();
      await this.open(author);
    }
    this.wake();
    return kept;
  }

  written(author: string, said: Partial<Fields>, session: string | null, photo: File | null): Written[] {
    const fields = { ...(Object.fromEntries(NAMES.map((name) => [name, ""])) as unknown as Fields), ...said };
    return this.life.run(() => writtenOf({ event: this.opened.event, session: session ?? "" }, author, fields, new Map(), photo ? [{ file: photo, reading: null, taken: null }] : []));
  }

  other(author: string, kind: string, body: Record<string, unknown>): Written[] {
    const { id, capturedAt } = this.life.run(() => operation(kind, body));
    return [{ item: { id, event: this.opened.event, author, kind, capturedAt, body, fields: {}, excerpt: "", file: null }, file: null }];
  }

  /** Sends until nothing waits that was written by this person. */
  async drain(author: string, patience: number): Promise<Item[]> {
    await this.open(author, 1);
    const [store] = this.stores;
    const until = performance.now() + patience;
    for (;;) {
      const items = (await store?.of(this.opened.event, author)) ?? [];
      if (items.every((item) => item.state.is !== "waiting") || performance.now() > until) return items;
      await rest(5);
    }
  }

  private async tab(author: string): Promise<Outbox> {
    const { life, opened } = this;
    const indexed = await IndexedStore.open(opened.device);
    this.stores.push(indexed);
    const store = opened.forgets ? forgetful(indexed, opened.forgets) : indexed;
    const outbox = new Outbox(opened.event, author, store, new HttpCourier({ fetch: fetchOf(this.connection, life), login: () => this.login }), () => undefined, this.random);
    outbox.run().catch((failure: unknown) => {
      if (!life.isOver) this.unexpected.push(String(failure));
    });
    return outbox;
  }
}
