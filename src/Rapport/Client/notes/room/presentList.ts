import { make } from "../../lib/make";
import type { Person } from "../talk/said";
import { colourOf } from "./palette";

const MOST = 6;

/** "Ada and Tom are here.": each once, however many devices they write on, in the colours of their cursors. */
export function presentList(people: Person[], me: string, scribes: Set<string>): (Node | string)[] {
  const seen = new Set([me]);
  const others = people.filter(({ person }) => !seen.has(person) && seen.add(person)).sort((one, other) => one.name.localeCompare(other.name));
  const self = scribes.has(me) ? " You are the scribe." : "";
  if (others.length === 0) return [`Nobody else is here.${self}`];
  const names: (Node | string)[] = others.slice(0, MOST).map(({ person, name }) => make("span", scribes.has(person) ? `${name} (scribe)` : name, { class: `note-person ${colourOf(person)}` }));
  if (others.length > MOST) names.push(`${others.length - MOST} more`);
  const said = names.flatMap((name, place) => (place === 0 ? [name] : [place === names.length - 1 ? " and " : ", ", name]));
  return [...said, ` ${others.length === 1 ? "is" : "are"} here.${self}`];
}
