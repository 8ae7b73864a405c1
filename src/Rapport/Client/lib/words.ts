export function comments(count: number): string {
  if (count === 0) return "No comments";
  return count === 1 ? "1 comment" : `${count} comments`;
}

// What waits: "3 new", "2 earlier items", "3 new, 2 earlier".
export function waiting(fresh: number, late: number): string {
  if (late === 0) return `${fresh} new`;
  const earlier = late === 1 ? "1 earlier item" : `${late} earlier items`;
  return fresh === 0 ? earlier : `${fresh} new, ${late} earlier`;
}

/** "11:42" as the event's clock shows it; a reader elsewhere sees the same times as the page does. */
export function timeOfDay(at: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...(timeZone ? { timeZone } : {}) }).format(at);
}
