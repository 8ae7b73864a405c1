import { Draft } from "../lib/draft";
import type { Whereabouts } from "./propose";

/** Where a reporter said they are, in one event, remembered on this device. */
export class Remembered {
  private kept: Draft<Whereabouts>;
  private now: Whereabouts;

  constructor(address: string, store: Storage) {
    this.kept = new Draft(`where:${address}`, store);
    this.now = { room: null, ...this.kept.read() };
  }

  get whereabouts(): Whereabouts {
    return this.now;
  }

  choose(session: string | null, at: number): void {
    this.keep({ ...this.now, chosen: session, chosenAt: at });
  }

  /** Who stays in a room goes with its programme: what was chosen by hand before is over. */
  stay(room: string | null): void {
    this.keep({ room });
  }

  private keep(where: Whereabouts): void {
    this.now = where;
    this.kept.keep(where); // Where nothing can be kept, it holds as long as the page.
  }
}
