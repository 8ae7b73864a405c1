import { isRecord } from "../lib/json";

/** What a reporter needs of an event while there is no network, as GET /api/v1/events/{event}/snapshot gives it. */
export interface Snapshot {
  /** The server's clock when this was true. */
  taken: string;
  event: { id: string; address: string; title: string; space: string; zone: string; isSealed: boolean; around: string; newEntriesFor: string };
  person: Named;
  sessions: Session[];
  speakers: Named[];
  people: string[];
  own: OwnEntry[];
  /** What may be chosen as readers, by whom what is around it is for. */
  readers: Record<string, { word: string; name: string }[]>;
  glossary: string;
}

interface Named {
  id: string;
  name: string;
}

export interface Session {
  id: string;
  address: string;
  title: string;
  kind: string;
  room: string | null;
  startsAt: string;
  endsAt: string;
  isCancelled: boolean;
  speakers: string[];
  /** Who is to cover it, as the team plans it. */
  shifts: Shift[];
  /** Who has written there, the latest first. */
  covers: string[];
  around: string;
  isOffRecord: boolean;
  isUnattributed: boolean;
  wishes: string[];
  noPhotos: string[];
}

interface Shift {
  person: string;
  name: string;
  role: string;
}

export interface OwnEntry {
  id: string;
  session: string | null;
  entry: string;
  revision: number;
  capturedAt: string;
  receivedAt: string;
  address: string;
  /** As the body of a change has them. */
  fields: { title: string; text: string } & Record<string, unknown>;
}

const LISTS = ["sessions", "speakers", "people", "own"] as const;

/** What was kept by an older build or answered by something else is none. */
export function readSnapshot(value: unknown): Snapshot | null {
  if (!isRecord(value) || !isRecord(value.event) || !isRecord(value.person) || !isRecord(value.readers)) return null;
  const whole = typeof value.taken === "string" && typeof value.event.id === "string" && LISTS.every((list) => Array.isArray(value[list]));
  const own: unknown[] = whole ? (value.own as unknown[]) : [];
  if (!whole || !own.every((entry) => isRecord(entry) && isRecord(entry.fields))) return null;
  const snapshot = value as unknown as Snapshot;
  // What an older build kept knows of no plan; all else in it is still good without a network.
  return { ...snapshot, sessions: snapshot.sessions.map((session) => ({ ...session, shifts: session.shifts ?? [] })) };
}
