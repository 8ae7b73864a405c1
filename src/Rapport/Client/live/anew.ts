import { all, having, one } from "../lib/find";
import { partsOf } from "../lib/fragment";
import { later } from "../lib/later";
import { fill } from "./region";

type Read = () => Promise<string | null>;

/** Parts of a page that only the server can draw, such as the programme, are read again with the page they stand in. */
export class Anew {
  private due = false;
  private line: Promise<void> = Promise.resolve();

  // Shared caches may hold the page for two seconds more; chance spreads the crowd that was told at the same moment.
  constructor(private read: Read = readHere, private wait: () => number = () => 2_100 + 1_500 * Math.random()) {}

  /** Asked many times before it comes to it, it reads once; asked meanwhile, once more. */
  ask(): void {
    if (this.due) return;
    this.due = true;
    setTimeout(() => {
      this.due = false;
      this.line = this.line.then(() => this.renew()).catch((why: unknown) => reportError(why));
    }, this.wait());
  }

  private async renew(): Promise<void> {
    const html = await this.read();
    if (html !== null) place(html);
  }
}

const anew = new Anew();

export function askAnew(): void {
  anew.ask();
}

export function place(html: string): void {
  const [title] = partsOf(html, "title");
  if (title?.textContent) document.title = title.textContent;
  const fresh = partsOf(html, "[data-anew]");
  stay(() => {
    for (const part of all("[data-anew]")) {
      const now = fresh.find((other) => other.dataset.anew === part.dataset.anew);
      if (now) fill(part, [...now.childNodes]);
    }
  });
  document.dispatchEvent(new Event("anew"));
  if (one("[data-grid]")) void later(() => import("../behaviours/now")).then(({ drawLines }) => drawLines());
}

// What is being read stays where it is, and a wide grid as far to the side as it was.
function stay(change: () => void): void {
  const mark = all("[data-anew] [id]").find((row) => row.getBoundingClientRect().bottom > 0);
  const top = mark?.getBoundingClientRect().top ?? 0;
  const sides = all("[data-grid]").map((grid) => grid.scrollLeft);
  change();
  all("[data-grid]").forEach((grid, i) => (grid.scrollLeft = sides[i] ?? 0));
  const again = mark ? one(having("id", mark.id)) : null;
  if (again) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
}

async function readHere(): Promise<string | null> {
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null; // Without a network the page stays as it is; the line comes back by itself.
  }
}
