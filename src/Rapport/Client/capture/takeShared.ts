import type { Database } from "../offline/database";

/** What other apps shared with this event: taken once, when it is in the box. */
export async function takeShared(db: Database | null, address: string, put: (words: string, files: File[]) => boolean): Promise<void> {
  if (!db) return;
  let cursor = await db.transaction("shared").store.openCursor();
  const mine: { key: number; words: string; files: File[] }[] = [];
  for (; cursor; cursor = await cursor.continue()) {
    const { title, text, url, files } = cursor.value;
    if (cursor.value.address === address) mine.push({ key: cursor.key, words: [title, text, url].filter(Boolean).join("\n"), files });
  }
  for (const { key, words, files } of mine) if (put(words, files)) await db.delete("shared", key);
}
