import { all, one } from "../lib/find";
import { timeOfDay } from "../lib/words";
import { eventZone } from "../lib/zone";

interface Row {
  from: number;
  until: number;
  element: HTMLElement;
}

/** The rows of a programme, list or grid: each lasts until the next one starts, or as long as it says. */
export function rows(root: ParentNode): Row[] {
  const elements = all("[data-from]", root);
  return elements.map((element, place) => ({
    element,
    from: Date.parse(element.dataset.from ?? ""),
    until: Date.parse(element.dataset.until ?? elements[place + 1]?.dataset.from ?? element.dataset.from ?? ""),
  }));
}

/** The row to jump to: the one that is on, else the next to come, else the last. */
export function rowAt(all: Row[], now: number): Row | undefined {
  return all.find((row) => now < row.until) ?? all.at(-1);
}

/** How far down the line lies; null outside the day. */
export function lineAt(all: Row[], now: number, box: (row: Row) => { top: number; height: number }): number | null {
  const row = all.find((candidate) => candidate.from <= now && now < candidate.until);
  if (!row) return null;
  const { top, height } = box(row);
  return top + (height * (now - row.from)) / (row.until - row.from);
}

export function startNow(): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  one("[data-jump-now]")?.addEventListener("click", (click) => {
    const row = rowAt(rows(document), Date.now());
    if (!row) return;
    click.preventDefault();
    row.element.scrollIntoView({ block: "center", behavior: still.matches ? "instant" : "smooth" });
    const target = one("a", row.element) ?? row.element;
    if (target === row.element) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
  drawLines();
}

/** The line of the hour across each grid that has none yet. */
export function drawLines(): void {
  all("[data-grid]").filter((grid) => !one(".now-line", grid)).forEach(drawLine);
}

function drawLine(grid: HTMLElement): void {
  const line = document.createElement("div");
  line.className = "now-line";
  const label = document.createElement("span");
  line.append(label);
  const table = one("table", grid);
  const move = (): void => {
    if (!grid.isConnected) return clearInterval(clock);
    const now = Date.now();
    const top = lineAt(rows(grid), now, (row) => ({ top: row.element.offsetTop + (table?.offsetTop ?? 0), height: row.element.offsetHeight }));
    line.hidden = top === null;
    if (top !== null) line.style.top = `${top}px`;
    label.textContent = timeOfDay(new Date(now), grid.dataset.zone ?? eventZone());
    line.style.width = `${table?.offsetWidth ?? 0}px`;
  };
  grid.append(line);
  const clock = setInterval(move, 30_000);
  move();
}
