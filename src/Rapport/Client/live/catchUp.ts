import { all, having } from "../lib/find";
import { keepPlace } from "../lib/keepPlace";
import { earlier } from "../lib/words";

const QUIET = 1_500;
const LONGEST = 8_000;
/** By the reader's clock: what came longer ago was known, and has only changed. */
const JUST_NOW = 5 * 60_000;

interface Group {
  count: number;
  from: string | null;
  /** The oldest of them, from which one reads on. */
  first: HTMLElement;
  at: number;
}

/** What a device had kept while it was away: it stands in its place already, and is told as one line for each session. */
export class CatchUp {
  private told = new Set<string>();
  private groups = new Map<string, Group>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since = 0;

  constructor(private place: HTMLElement | null, private now: () => number) {}

  /** @param placed False where it is older than all that the list shows. */
  add(subject: string, session: string | null, item: HTMLElement, placed: boolean): void {
    const arrived = Date.parse(item.querySelector(".entry-late time")?.getAttribute("datetime") ?? "");
    if (this.told.has(subject) || (!placed && !(Math.abs(this.now() - arrived) < JUST_NOW))) return;
    this.told.add(subject);
    const at = Date.parse(item.dataset.at ?? "");
    const group = this.groups.get(session ?? "");
    if (!group) this.groups.set(session ?? "", { count: 1, from: item.querySelector(".entry-session")?.textContent ?? null, first: item, at });
    else {
      group.count++;
      if (at < group.at) [group.first, group.at] = [item, at];
    }
    this.wait();
  }

  // A backlog comes in many batches: one hears of it when it is over, or has gone on for long.
  private wait(): void {
    if (this.timer === undefined) this.since = this.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), Math.max(0, Math.min(QUIET, this.since + LONGEST - this.now())));
  }

  private tell(): void {
    this.timer = undefined;
    const { place } = this;
    if (place) keepPlace(() => this.groups.forEach((group, session) => this.line(place, session, group)));
    this.groups.clear();
  }

  private line(place: HTMLElement, session: string, { count, from, first }: Group): void {
    const before = all(having("data-from", session), place)[0];
    const known = Number(before?.dataset.count ?? 0);
    const line = document.createElement("p");
    line.dataset.from = session;
    line.dataset.count = String(known + count);
    const link = document.createElement("a");
    link.href = first.isConnected ? `#${first.id}` : (first.querySelector("a")?.getAttribute("href") ?? `#${first.id}`);
    link.textContent = earlier(known + count, from);
    link.addEventListener("click", () => keepPlace(() => line.remove()));
    line.append(link);
    if (before) before.replaceWith(line);
    else place.append(line);
  }
}
