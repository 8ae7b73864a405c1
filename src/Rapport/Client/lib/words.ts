export function comments(count: number): string {
  if (count === 0) return "No comments";
  return count === 1 ? "1 comment" : `${count} comments`;
}

export function fresh(count: number): string {
  return `${count} new`;
}

/** What arrived well after its time: "12 earlier items from Workshop B". */
export function earlier(count: number, from: string | null): string {
  const items = count === 1 ? "1 earlier item" : `${count} earlier items`;
  return from ? `${items} from ${from}` : items;
}

/** "11:42" as the event's clock shows it; a reader elsewhere sees the same times as the page does. */
export function timeOfDay(at: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...(timeZone ? { timeZone } : {}) }).format(at);
}
