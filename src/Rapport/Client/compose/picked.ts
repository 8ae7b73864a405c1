import { timeTaken as timeInside } from "../lib/exif";
import { readingOf } from "./readingSize";

/** A photo that was chosen, and what was made of it before anything is kept. */
export interface Picked {
  file: File;
  reading: Blob | null;
  /** When it was taken; null for one that the camera took just now, or that does not say. */
  taken: Date | null;
  /** Milliseconds since it began, where that was here and not just now. */
  age?: number;
}

const HEAD = 128 * 1024;
const EARLIEST = Date.UTC(1990, 0, 1);

export async function pick(file: File, isFresh: boolean, now: number = Date.now()): Promise<Picked> {
  const [reading, taken] = await Promise.all([readingOf(file), isFresh ? null : takenAt(file, now)]);
  return { file, reading, taken };
}

/** By the photo's own word, else by the device's. */
async function takenAt(file: File, now: number): Promise<Date | null> {
  return timeTaken(file, now, timeInside(await file.slice(0, HEAD).arrayBuffer().catch(() => new ArrayBuffer(0))));
}

/** Never in the future, nor before there was anything to take it with. */
export function timeTaken(file: File, now: number, said: Date | null = null): Date | null {
  const time = said ?? new Date(file.lastModified);
  return time.getTime() >= EARLIEST && time.getTime() <= now ? time : null;
}
