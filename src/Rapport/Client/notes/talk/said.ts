import { isRecord, parse } from "../../lib/json";
import { Malformed } from "./wire";

export interface Person {
  client: number;
  person: string;
  name: string;
}

export interface Welcome {
  generation: number;
  head: number;
  stateVector: Uint8Array;
  mayWrite: boolean;
  isLocked: boolean;
  limits: { update: number; document: number; used: number };
  people: Person[];
}

export interface Refusal {
  code: string;
  /** The server's plain sentence; null where the code has to do. */
  detail: string | null;
  /** Seconds. */
  again: number | null;
}

export interface Changed {
  isLocked?: boolean;
  mayWrite?: boolean;
  people?: Person[];
  used?: number;
  generation?: number;
}

export function welcomeOf(text: string): Welcome {
  const said = record(text);
  const limits = isRecord(said.limits) ? said.limits : {};
  return {
    generation: count(said.generation),
    head: count(said.head),
    stateVector: fromBase64(said.stateVector),
    mayWrite: said.mayWrite === true,
    isLocked: said.isLocked === true,
    limits: { update: count(limits.update), document: count(limits.document), used: count(limits.used) },
    people: peopleOf(said.people),
  };
}

export function refusalOf(text: string): Refusal {
  const { code, detail, again } = record(text);
  if (typeof code !== "string") throw new Malformed("A refusal has no code.");
  return { code, detail: typeof detail === "string" ? detail : null, again: typeof again === "number" && again >= 0 ? again : null };
}

export function changedOf(text: string): Changed {
  const said = record(text);
  return {
    ...(typeof said.isLocked === "boolean" ? { isLocked: said.isLocked } : {}),
    ...(typeof said.mayWrite === "boolean" ? { mayWrite: said.mayWrite } : {}),
    ...(said.people === undefined ? {} : { people: peopleOf(said.people) }),
    ...(said.used === undefined ? {} : { used: count(said.used) }),
    ...(said.generation === undefined ? {} : { generation: count(said.generation) }),
  };
}

function peopleOf(value: unknown): Person[] {
  if (!Array.isArray(value)) throw new Malformed("People are not a list.");
  return value.map((one: unknown) => {
    if (!isRecord(one) || typeof one.person !== "string" || typeof one.name !== "string") throw new Malformed("Somebody is nobody.");
    return { client: count(one.client), person: one.person, name: one.name };
  });
}

function record(text: string): Record<string, unknown> {
  const value = parse(text);
  if (!isRecord(value)) throw new Malformed("It is not an object.");
  return value;
}

function count(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new Malformed("A number is missing.");
  return value;
}

function fromBase64(value: unknown): Uint8Array {
  try {
    if (typeof value === "string") return Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
  } catch {
    // Said below, as for anything else that is none.
  }
  throw new Malformed("A state vector is missing.");
}
