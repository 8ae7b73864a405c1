/** The glossary as /{space}/glossary.json gives it. */
export interface Glossary {
  terms: Term[];
}

interface Term {
  name: string;
  aliases: string[];
  senses: { expansion: string; definition: string }[];
}

/** Something to write in place of what was typed, and what it is. */
export interface Offer {
  words: string;
  about: string;
}

const SHORTEST = 2;
const MOST = 6;

/** The word that ends where the cursor is; null when there is none worth completing. */
export function wordBefore(text: string, cursor: number): string | null {
  const after = text.slice(cursor, cursor + 1);
  const word = /[\p{L}\p{N}]+$/u.exec(text.slice(0, cursor))?.[0] ?? "";
  return word.length < SHORTEST || /[\p{L}\p{N}]/u.test(after) ? null : word;
}

/** What a word could become: the terms that begin with it, and what they stand for. Exact terms come first. */
export function offersFor(glossary: Glossary, word: string): Offer[] {
  const typed = word.toLowerCase();
  const begins = (name: string): boolean => name.toLowerCase().startsWith(typed);
  const found = glossary.terms.filter((term) => [term.name, ...term.aliases].some(begins));
  found.sort((one, two) => Number(two.name.toLowerCase() === typed) - Number(one.name.toLowerCase() === typed));
  return found.flatMap((term) => [...names(term, word, begins), ...expansions(term)]).slice(0, MOST);
}

function names(term: Term, word: string, begins: (name: string) => boolean): Offer[] {
  const about = term.senses.map((sense) => sense.expansion || sense.definition).join("; ");
  return [term.name, ...term.aliases].filter((name) => begins(name) && name !== word).map((words) => ({ words, about }));
}

function expansions(term: Term): Offer[] {
  return term.senses.filter((sense) => sense.expansion !== "").map((sense) => ({ words: sense.expansion, about: term.name }));
}

/** Reads what the server gave; anything else is an empty glossary. */
export function readGlossary(value: unknown): Glossary {
  if (typeof value !== "object" || value === null || !("terms" in value) || !Array.isArray(value.terms)) return { terms: [] };
  return { terms: value.terms.filter(isTerm) };
}

function isTerm(value: unknown): value is Term {
  return typeof value === "object" && value !== null
    && "name" in value && typeof value.name === "string"
    && "aliases" in value && Array.isArray(value.aliases) && value.aliases.every((alias) => typeof alias === "string")
    && "senses" in value && Array.isArray(value.senses) && value.senses.every(isSense);
}

function isSense(value: unknown): boolean {
  return typeof value === "object" && value !== null
    && "expansion" in value && typeof value.expansion === "string"
    && "definition" in value && typeof value.definition === "string";
}
