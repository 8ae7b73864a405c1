import type { LinkState } from "./linkState";
import type { Paper } from "./paper";
import type { Standing } from "./saved";
import type { Safekeeping } from "./safekeeping";

/** How what is written stands at this moment, from the store itself. */
export async function standingOf(notes: Safekeeping, paper: Paper, link: LinkState): Promise<Standing> {
  const kept = await notes.waiting();
  const { unwritten } = paper.keeper;
  return { waiting: unwritten + kept.reduce((sum, { changes }) => sum + changes, 0), unwritten, trouble: notes.trouble, link, isOffline: !navigator.onLine };
}
