import { offerHandOver } from "../handover/handOverButton";
import { one } from "../lib/find";
import { openDatabase } from "../offline/database";
import { IndexedKeys } from "../offline/keys";
import { obtain } from "../offline/obtain";
import { noteKey } from "./keyNote";

/** What is written here is also sent when the log-in has run out, or leaves as a file. */
export async function goOnWithoutLogin(form: HTMLFormElement, author: string): Promise<void> {
  const event = form.dataset.event ?? "";
  const db = await openDatabase().catch(() => null);
  if (!db) return;
  const keys = new IndexedKeys(db);
  noteKey(form, keys, event, author);
  offerHandOver(db, event, author);
  if (one("[data-sealed]")) return; // Nothing more is sent into it.
  await obtain(keys, event, author, localStorage);
  addEventListener("online", () => void obtain(keys, event, author, localStorage));
}
