import { nameOf } from "../handover/handOverButton";
import { canHandOver, handOverOf } from "../handover/handOverOf";
import { CONTRACT_HEADER } from "../lib/contract";
import { one } from "../lib/find";
import { make } from "../lib/make";
import { personHere } from "../lib/personHere";
import { save } from "../lib/save";
import { forgetNotes } from "../notes/keep/forget";
import { waitingOf } from "../notes/talk/waitingNotes";
import { openDatabase, type Database, type DeviceKey } from "../offline/database";
import { watchedTimes } from "../offline/equipment";
import { IndexedKeys } from "../offline/keys";
import { Queue } from "../offline/queue";
import { countOf, unsentBy, type Unsent } from "../offline/unsent";
import { Leaving } from "./leaving";
import { sendBeforeLeaving, type OpenQueue } from "./sendBeforeLeaving";

type Follow = (address: string) => void;

/** Signing out with something unsent asks what becomes of it; with nothing unsent it gives the keys of this device back. */
export function askBeforeSignOut(form: HTMLFormElement, openQueue: OpenQueue = (event, author) => Queue.open(event, author), follow: Follow = (address) => location.assign(address)): void {
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    void leave(form, openQueue, follow);
  });
}

async function leave(form: HTMLFormElement, openQueue: OpenQueue, follow: Follow): Promise<void> {
  const author = personHere();
  const db = author ? await openDatabase().catch(() => null) : null;
  if (!author || !db) return form.submit();
  const keys = (await new IndexedKeys(db).all()).filter((key) => key.author === author);
  const [unsent, notes] = [await unsentBy(db, author), (await waitingOf(db, author)).length];
  // What is kept here needs its key to go on, and a file that is handed over needs it as its proof.
  const go = async (): Promise<void> => {
    const [still, written] = [await unsentBy(db, author), await waitingOf(db, author)];
    const given = keys.filter(({ event }) => !still.has(event) && !written.some((note) => note.event === event));
    const address = await signOut(form, given);
    if (address === null) return says(form, "There is no connection: you are still signed in.");
    for (const key of given) await new IndexedKeys(db).forget(key);
    if (still.size === 0) await forgetSeen(db, author);
    follow(address);
  };
  if (unsent.size === 0 && notes === 0) return go();
  const leaving = new Leaving(total(unsent), notes, canHandOver());
  leaving.onKeep(() => void go());
  leaving.onHandOver(() => void handOver(db, author, unsent, leaving).then((isSaved) => (isSaved ? go() : undefined)));
  leaving.onSend(() => void sendBeforeLeaving(db, author, [...unsent.keys()], leaving, openQueue, () => void go()));
}

/** Saves a file for each event; false where somebody thought better of it. */
async function handOver(db: Database, author: string, unsent: Map<string, Unsent>, leaving: Leaving): Promise<boolean> {
  try {
    for (const [event, left] of unsent) {
      if (!(await save(await handOverOf(db, { event, author, name: nameOf() }, left, watchedTimes(db))))) return false;
    }
    return true;
  } catch {
    leaving.says("The file could not be made. Nothing is lost: all of it is still here.");
    return false;
  }
}

/** Where it leads once one is signed out; null where the server did not say so. */
async function signOut(form: HTMLFormElement, given: DeviceKey[]): Promise<string | null> {
  try {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    for (const { id } of given) body.append("key", id);
    const answer = await fetch(form.action, { method: "POST", body });
    return answer.redirected && answer.headers.has(CONTRACT_HEADER) ? answer.url : null;
  } catch {
    return null;
  }
}

function says(form: HTMLFormElement, words: string): void {
  const place = one("dialog [role=status]") ?? one("[data-told]", form) ?? make("p", null, { class: "hint", role: "status", "data-told": "" });
  if (!place.isConnected) form.append(place);
  place.textContent = words;
}

/** Whoever takes this device next sees nothing of what its last user may see. */
async function forgetSeen(db: Database, author: string): Promise<void> {
  await forgetNotes(db, author);
  for (const seen of await db.getAll("snapshots")) if (seen.author === author) await db.delete("snapshots", seen.address);
}

function total(unsent: Map<string, Unsent>): number {
  return [...unsent.values()].reduce((sum, left) => sum + countOf(left), 0);
}
