import type { Session } from "./snapshot";

/** What a reporter said about where they are, kept on this device. */
export interface Whereabouts {
  /** The room they stay in, if they said so. */
  room: string | null;
  /** Chosen by hand; null is the event as a whole, undefined nothing. */
  chosen?: string | null;
  /** When it was chosen: milliseconds since 1970. */
  chosenAt?: number;
}

const MINUTE = 60_000;
/** People are early, and go on writing when a session is over. */
const BEFORE = 10 * MINUTE;
const AFTER = 15 * MINUTE;
/** "The event as a whole" is said of a moment, such as a break. */
const WHOLE_HOLDS = 30 * MINUTE;

export function isOn(session: Session, now: number): boolean {
  return isAround(session, now, 0, 0);
}

/** Whether it takes place within so many milliseconds before and after now. */
function isAround(session: Session, now: number, before: number, after: number): boolean {
  return !session.isCancelled && Date.parse(session.startsAt) - before <= now && now < Date.parse(session.endsAt) + after;
}

/**
 * Where what is written now most likely belongs; null where nobody but the reporter knows. What they said themselves, a
 * session or a room, goes before the plan of who covers what: plans change in corridors.
 */
export function propose(sessions: Session[], where: Whereabouts, now: number, you = ""): string | null {
  const chosen = sessions.find((session) => session.id === where.chosen);
  if (chosen && holds(chosen, where.chosenAt ?? 0, now)) return chosen.id;
  if (where.chosen === null && now - (where.chosenAt ?? 0) < WHOLE_HOLDS) return null;
  const running = sessions.filter((session) => isOn(session, now));
  const yours = (session: Session): boolean => covers(session, you);
  if (where.room !== null) {
    const here = sessions.filter((session) => session.room === where.room);
    const [on, around] = [here.filter((session) => isOn(session, now)), here.filter((session) => isAround(session, now, BEFORE, AFTER))];
    return (on.find(yours) ?? on[0] ?? only(running.filter(yours)) ?? around.find(yours) ?? around[0])?.id ?? null;
  }
  return (only(running.filter(yours)) ?? only(running))?.id ?? null;
}

/** Whether somebody is to cover it. */
function covers(session: Session, person: string): boolean {
  return session.shifts.some((shift) => shift.person === person);
}

function only(sessions: Session[]): Session | undefined {
  return sessions.length === 1 ? sessions[0] : undefined;
}

// Somebody who goes back to this morning's session to write it up means it, for a while.
function holds(session: Session, since: number, now: number): boolean {
  return now < Date.parse(session.endsAt) + AFTER || now - since < WHOLE_HOLDS;
}

/** What is within one tap: what runs now or is about to, in the order of the rooms' programme. */
export function offered(sessions: Session[], chosen: string | null, now: number, most = 6): Session[] {
  return sessions.filter((session) => session.id === chosen || isAround(session, now, BEFORE, 0)).slice(0, most);
}
