import type { Database } from "../../offline/database";
import type { Whose } from "../keep/noteStore";
import { sendLeftovers, waitingIn } from "./leftovers";

const PAUSE = 3_000;

/** The notes of which something waits here that this person wrote. */
export async function waitingOf(db: Database, author: string): Promise<Whose[]> {
  return (await waitingIn(db)).filter((whose) => whose.author === author);
}

/**
 * Sends what waits of notes, again and again until nothing does: a page that shows one of them sends it itself.
 * @param goesOn Told how many notes are left; false where nobody waits for it any more.
 * @returns Whether all of it is on the server.
 */
export async function sendNotes(db: Database, author: string, goesOn: (left: number) => boolean, send = sendLeftovers, pause = PAUSE): Promise<boolean> {
  for (;;) {
    await send();
    const left = (await waitingOf(db, author)).length;
    if (!goesOn(left) || left === 0) return left === 0;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
