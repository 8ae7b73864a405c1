import { timed } from "../lib/contact";
import { all, one } from "../lib/find";
import { markup } from "../lib/fragment";
import { personHere } from "../lib/personHere";
import { openDatabase } from "../offline/database";
import { IndexedKeys, noKeys } from "../offline/keys";
import { starterOf } from "./editor/starter";
import { IndexedNotes } from "./keep/indexedNotes";
import type { Whose } from "./keep/noteStore";
import { Safekeeping } from "./keep/safekeeping";
import { frameOf } from "./page/frame";
import { NotePage } from "./page/notePage";
import { Restore } from "./page/restore";
import { PassageWords } from "./passages/passageWords";
import { HINT } from "./talk/leftovers";
import type { Means } from "./talk/means";
import { PATIENCE } from "./talk/patience";

/** Brings the note on a page to life: `section[data-note]`; docs/protocol/notes.md says what it has to hold. */
export async function startNote(): Promise<void> {
  const [section, author] = [one("section[data-note]"), personHere()];
  const { note, event } = section?.dataset ?? {};
  if (!section || !author || !note || !event) return;
  const whose: Whose = { note, author, event };
  localStorage.setItem(HINT, "");
  const db = await openDatabase().catch(() => null);
  const means: Means = {
    open: (address, subprotocol) => new WebSocket(address, subprotocol),
    fetch: timed((address, init) => fetch(address, init)),
    keys: db ? new IndexedKeys(db) : noKeys,
    keeps: db !== null,
    patience: PATIENCE,
    random: Math.random,
    isSeen: () => document.visibilityState === "visible",
  };
  const notes = new Safekeeping(db ? new IndexedNotes(db, whose) : null);
  const frame = frameOf(section);
  const say = (words: string): void => void (frame.says.textContent = words);
  // A document that was never here is of the first generation, nearly always; else the server says so.
  frame.words = new PassageWords(section, async () => ({ ...whose, session: section.dataset.session ?? "", generation: (await notes.head()).generation || 1 }), say);
  const page = new NotePage(frame, whose, means, notes, new Restore(note, means.fetch, say));
  await page.begin(starterIn(section));
  addEventListener("online", () => page.wake());
  addEventListener("offline", () => page.cut());
  document.addEventListener("visibilitychange", () => means.isSeen() && page.wake());
  addEventListener("pagehide", () => page.leave());
  // From the browser's memory the page comes back as it was left: begun anew it takes in what happened meanwhile.
  addEventListener("pageshow", (shown) => shown.persisted && location.reload());
  addEventListener("beforeunload", (leaving) => page.isAtRisk && leaving.preventDefault());
}

function starterIn(section: HTMLElement): Uint8Array | null {
  const template = all("template[data-starter]", section)[0];
  return template instanceof HTMLTemplateElement ? starterOf(markup(template.content.cloneNode(true) as DocumentFragment)) : null;
}
