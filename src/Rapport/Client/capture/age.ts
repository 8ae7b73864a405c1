import { timeOfDay } from "../lib/words";

const MINUTE = 60_000;

/** How old something is that a device shows from what it kept. */
export function age(at: Date, now: number, zone: string | undefined): string {
  const minutes = Math.max(0, Math.round((now - at.getTime()) / MINUTE));
  if (minutes < 1) return `Shown as it was at ${timeOfDay(at, zone)}.`;
  return `Shown as it was at ${timeOfDay(at, zone)}, ${ago(minutes)} ago.`;
}

function ago(minutes: number): string {
  if (minutes < 60) return count(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? count(hours, "hour") : count(Math.round(hours / 24), "day");
}

function count(n: number, word: string): string {
  return n === 1 ? `1 ${word}` : `${n} ${word}s`;
}
