import { isBusy, whileBusy } from "../lib/busy";
import { one } from "../lib/find";
import { save } from "../lib/save";
import type { Database } from "../offline/database";
import { watchedTimes } from "../offline/equipment";
import { unsentOf } from "../offline/unsent";
import { handOverOf } from "./handOverOf";

const GIVEN = "Give the file to anybody on the team: they deliver it, as yours. All of it also stays here until the server has it.";
const FAILED = "The file could not be made. Nothing is lost: all of it is still here.";

/** A button in the list of what is not sent makes a file of one item, or of them all. */
export function offerHandOver(db: Database, event: string, author: string): void {
  document.addEventListener("click", (click) => {
    const button = click.target instanceof Element ? click.target.closest("button[data-hand-over]") : null;
    const list = button?.closest("[data-outgoing]");
    if (button instanceof HTMLButtonElement && list && !isBusy(button)) void whileBusy(button, () => handOver(button, list));
  });

  async function handOver(button: HTMLButtonElement, list: Element): Promise<void> {
    try {
      const unsent = await unsentOf(db, event, author);
      const chosen = button.dataset.handOver ? { items: unsent.items.filter(({ id }) => id === button.dataset.handOver), originals: [] } : unsent;
      if (await save(await handOverOf(db, { event, author, name: nameOf() }, chosen, watchedTimes(db)))) say(list, GIVEN);
    } catch {
      say(list, FAILED);
    }
  }
}

/** As the head of the page shows whoever writes. */
export function nameOf(): string {
  return one(".me[data-person]")?.textContent?.trim() ?? "";
}

function say(list: Element, words: string): void {
  const told = list.nextElementSibling?.matches(".handed-over") ? list.nextElementSibling : document.createElement("p");
  told.className = "handed-over hint";
  told.setAttribute("role", "status");
  if (!told.isConnected) list.after(told);
  told.textContent = words;
}
