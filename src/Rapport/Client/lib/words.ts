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

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

export function timeOfDay(at: Date): string {
  return clock.format(at);
}
