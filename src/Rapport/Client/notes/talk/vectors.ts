import * as Y from "yjs";
import type { Paper } from "../keep/paper";

/**
 * How what is here stands to what the server has. Torn: something is missing here that its numbers should have brought.
 * Lost: clients of this person whose words it had once, so that nothing waits of them, and has no longer: it was set back.
 */
export async function compare(paper: Paper, stateVector: Uint8Array): Promise<{ isTorn: boolean; lost: number[] }> {
  // In this order: what comes in meanwhile waits, and is not taken for lost.
  const [ours, theirs] = [Y.decodeStateVector(Y.encodeStateVector(paper.doc)), Y.decodeStateVector(stateVector)];
  await paper.keeper.idle();
  const waiting = new Set((await paper.notes.waiting()).flatMap(({ clients }) => clients));
  const lost = ahead(ours, theirs).filter((client) => paper.clients.has(client) && !waiting.has(client));
  return { isTorn: ahead(theirs, ours).length > 0 || paper.doc.store.pendingStructs !== null, lost };
}

/** What somebody lacks of some clients. Words of others are theirs to bring: sent by us, they would be taken for ours. */
export function lackedOf(doc: Y.Doc, stateVector: Uint8Array, clients: Iterable<number>): Uint8Array {
  const [from, theirs] = [Y.decodeStateVector(Y.encodeStateVector(doc)), Y.decodeStateVector(stateVector)];
  for (const client of clients) {
    const clock = theirs.get(client) ?? 0;
    if (clock === 0) from.delete(client);
    else from.set(client, Math.min(clock, from.get(client) ?? clock));
  }
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(from));
}

/** Clients of which the first has more than the second. */
function ahead(first: Map<number, number>, second: Map<number, number>): number[] {
  return [...first].filter(([client, clock]) => clock > (second.get(client) ?? 0)).map(([client]) => client);
}
