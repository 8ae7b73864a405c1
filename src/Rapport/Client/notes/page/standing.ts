import type { Paper } from "../keep/paper";
import type { Safekeeping } from "../keep/safekeeping";
import type { LinkState } from "../talk/linkState";
import type { Standing } from "./saved";

/** How what is written stands at this moment, from the store itself. */
export async function standingOf(notes: Safekeeping, paper: Paper, link: LinkState): Promise<Standing> {
  const kept = await notes.waiting();
  const { unwritten } = paper.keeper;
  return { waiting: unwritten + kept.reduce((sum, { changes }) => sum + changes, 0), unwritten, trouble: notes.trouble, link, isOffline: !navigator.onLine };
}
