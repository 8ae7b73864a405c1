import { sendNotes } from "../notes/talk/waitingNotes";
import type { Database } from "../offline/database";
import { Queue } from "../offline/queue";
import type { Leaving } from "./leaving";

export type OpenQueue = (event: string, author: string) => Promise<Pick<Queue, "onChange">>;

interface Left {
  waiting: number;
  refused: number;
  sentence: string | null;
}

/** Sends all that one person left on this device, items first; says how far it is. */
export async function sendBeforeLeaving(db: Database, author: string, events: string[], leaving: Leaving, openQueue: OpenQueue, done: () => void): Promise<void> {
  const left = new Map<string, Left>();
  let isDone = false;
  const notes = async (): Promise<void> => {
    const isSent = await sendNotes(db, author, (count) => {
      if (count > 0) leaving.says(`${count === 1 ? "One shared note is" : `${count} shared notes are`} still to send.`);
      return leaving.isOpen;
    });
    if (isSent) done();
  };
  if (events.length === 0) return notes();
  for (const event of events) {
    (await openQueue(event, author)).onChange(({ items, follows }) => {
      const waiting = items.flatMap(({ state }) => (state.is === "waiting" ? [state] : []));
      const originals = [...(follows?.values() ?? [])].filter((refused) => refused === null);
      left.set(event, { waiting: waiting.length + originals.length, refused: items.filter(({ state }) => state.is === "refused").length, sentence: waiting[0]?.sentence ?? null });
      const sum = [...left.values()].reduce((all, one) => ({ waiting: all.waiting + one.waiting, refused: all.refused + one.refused, sentence: all.sentence ?? one.sentence }));
      const isKnown = left.size === events.length;
      if (isDone || !isKnown || sum.waiting > 0) return leaving.says(`${sum.waiting} still to send.${sum.sentence ? ` ${sum.sentence}` : ""}`);
      if (sum.refused > 0) return leaving.says(`${sum.refused === 1 ? "One was" : `${sum.refused} were`} refused by the server. Keep them here, or hand them over.`);
      isDone = true;
      void notes();
    });
  }
}
