import { uuid7 } from "../../lib/uuid7";
import type { NewItem, Written } from "../../offline/item";
import { operation } from "../../sending/operation";
import type { Whose } from "../keep/noteStore";
import type { Choice } from "./choice";
import type { Place } from "./places";

/** Where a passage is marked. */
export interface Ground extends Whose {
  session: string;
  generation: number;
}

/** The passage, and behind it what is made of it: a device's words go in their order, so that it is there before it is named. */
export function writtenFrom(ground: Ground, { from, to, words }: Place, choice: Choice, now: number = Date.now()): { passage: string; written: Written[] } {
  const passage = uuid7(now);
  const mark = { id: passage, kind: "passage.mark", body: { note: ground.note, generation: ground.generation, from, to, words } };
  return { passage, written: [itemOf(ground, passage, choice, mark, now), writtenOf(ground, passage, choice, now + 1)] };
}

/** What is made of a passage that is marked already. */
export function writtenOf(ground: Ground, passage: string, choice: Choice, now: number = Date.now()): Written {
  return itemOf(ground, passage, choice, { id: uuid7(now), ...made(ground, passage, choice) }, now);
}

function made({ session }: Ground, passage: string, { kind, text: typed, who, readers }: Choice): Pick<NewItem, "kind" | "body"> {
  const [text, name] = [typed.trim(), who.trim()];
  if (kind === "comment") return { kind: "comment.post", body: { about: passage, text } };
  const body = { session, text, source: passage, ...(readers === "" ? {} : { visibility: readers }) };
  if (kind === "question") return { kind: "question.raise", body };
  const named = name === "" ? {} : kind === "quote" ? { saidBy: { name } } : kind === "action" ? { owner: { name } } : {};
  return { kind: "entry.post", body: { ...body, entry: kind, ...named } };
}

function itemOf({ note, event, author }: Ground, passage: string, choice: Choice, { id, kind, body }: Pick<NewItem, "id" | "kind" | "body">, now: number): Written {
  const { capturedAt } = operation(kind, body, new Date(now));
  const { text, who } = choice;
  // Refused, it can be mended here, and in the composer as an entry of its own.
  const entry = choice.kind === "question" || choice.kind === "comment" ? "note" : choice.kind;
  const fields = { entry, text, saidBy: who, owner: who, visibility: choice.readers, note, passage, made: choice.kind };
  return { item: { id, event, author, kind, capturedAt, body, fields, excerpt: text.trim().slice(0, 120), file: null }, file: null };
}
