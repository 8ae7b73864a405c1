import { make } from "../lib/make";
import type { Session } from "./snapshot";

const PARTS: Record<string, string> = { writer: "writing", photographer: "photos", interviewer: "interviews", remote: "from afar" };

/** Who is to cover a session, then who else has written there; you stand out. Null where there is nobody. */
export function coveredBy(session: Session, you: string): HTMLElement | null {
  const people = new Map<string, { name: string; parts: string[] }>();
  for (const { person, name, role } of session.shifts) {
    const held = people.get(person) ?? { name, parts: [] };
    people.set(person, { name, parts: [...held.parts, PARTS[role] ?? role] });
  }
  const planned = [...people].map(([person, { name, parts }]) => {
    const words = `${person === you ? "you" : name} (${parts.join(", ")})`;
    return person === you ? make("b", words) : words;
  });
  const names = new Set([...people.values()].map(({ name }) => name));
  const others = session.covers.filter((name) => !names.has(name));
  if (planned.length + others.length === 0) return null;
  const said = make("p", null, { class: "small soft" });
  const all = planned.length > 0 ? planned : others;
  said.append("Covered by ", ...all.flatMap((part, place) => (place === 0 ? [part] : [", ", part])));
  if (planned.length > 0 && others.length > 0) said.append(`; ${others.join(", ")} wrote there too`);
  return said;
}
