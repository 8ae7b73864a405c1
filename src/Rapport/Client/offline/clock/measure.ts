import type { Contact, Reading } from "../../lib/contact";
import type { Offset } from "./run";

/** Less than this is a clock being put right gently. */
export const JUMP = 2_000;
/** An answer that took longer says too little about when it was given. */
const LONGEST = 8_000;

/** By how much the wall clock has left the steady one all at once. */
export function jumpOf({ wall, steady }: Reading, base: number): number {
  const jump = wall - steady - base;
  return Math.abs(jump) > JUMP ? jump : 0;
}

/** What a contact says about the clock as it is set now; null where it took too long, or the clock jumped meanwhile. */
export function measure({ sent, answered, server }: Contact, base: number): Offset | null {
  const took = answered.steady - sent.steady;
  if (took < 0 || took > LONGEST || jumpOf(sent, base) !== 0 || jumpOf(answered, base) !== 0) return null;
  return { by: server - (answered.wall - took / 2), give: took / 2, first: server, last: server };
}

/** The better of two measurements, from the first to the last of them; the newer where the clock has gone on drifting. */
export function better(known: Offset | null, fresh: Offset): Offset {
  if (known === null) return fresh;
  const isFresh = fresh.give <= known.give || Math.abs(fresh.by - known.by) > fresh.give + known.give;
  return { ...(isFresh ? fresh : known), first: known.first, last: fresh.last };
}
