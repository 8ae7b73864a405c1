import { one } from "../lib/find";
import { make } from "../lib/make";
import type { Session, Snapshot } from "./snapshot";

/** Makes the composer one for a session: where it goes, what holds there, who may read it, whom one can name. */
export function furnish(form: HTMLFormElement, snapshot: Snapshot, chosen: string | null): void {
  const session = snapshot.sessions.find(({ id }) => id === chosen);
  form.dataset.event = snapshot.event.id;
  form.dataset.session = chosen ?? "";
  form.dataset.noPhotos = session?.noPhotos.join(", ") ?? "";
  const to = one("[data-to]", form);
  if (to) to.textContent = session?.title ?? snapshot.event.title;
  one("[data-rules]", form)?.replaceChildren(...rules(session).map((rule) => make("p", rule, { class: "hint" })));
  const hidden = form.querySelector<HTMLInputElement>('input[name="session"]');
  if (hidden) hidden.value = chosen ?? "";
  offerReaders(form, snapshot, session);
  offerPeople(form, snapshot, session);
}

function rules(session: Session | undefined): string[] {
  if (!session) return [];
  return [
    ...(session.isOffRecord ? ["Off the record: what you send here is for the team alone."] : []),
    ...(session.isUnattributed ? ["No names: readers see quotes without who said them."] : []),
    ...session.wishes,
  ];
}

function offerReaders(form: HTMLFormElement, snapshot: Snapshot, session: Session | undefined): void {
  const select = form.querySelector<HTMLSelectElement>("select[name=visibility]");
  if (!select) return;
  const choices = snapshot.readers[session?.around ?? snapshot.event.around] ?? [];
  const picked = choices.find(({ word }) => word === select.dataset.picked)?.word;
  select.replaceChildren(...choices.map(({ word, name }) => make("option", name, { value: word })));
  select.value = picked ?? chosenFor(snapshot.event.newEntriesFor, session?.around ?? snapshot.event.around);
}

const NARROWER = ["public", "members", "team", "authorOnly"];

/** What the event begins new entries with, as true as it is here: nothing is wider than what is around it. */
function chosenFor(begins: string, around: string): string {
  return begins === "public" ? begins : (NARROWER[Math.max(NARROWER.indexOf(begins), NARROWER.indexOf(around))] ?? "team");
}

// Who speaks here comes first, then everybody else who can be named.
function offerPeople(form: HTMLFormElement, snapshot: Snapshot, session: Session | undefined): void {
  const here = new Set(session?.speakers);
  const speakers = [...snapshot.speakers].sort((a, b) => Number(here.has(b.name)) - Number(here.has(a.name)));
  const known = new Set(speakers.map(({ name }) => name));
  const others = [snapshot.person.name, ...snapshot.people].filter((name, place, names) => !known.has(name) && names.indexOf(name) === place);
  one("datalist", form)?.replaceChildren(
    ...speakers.map(({ id, name }) => make("option", null, { value: name, "data-speaker": id })),
    ...others.map((name) => make("option", null, { value: name })),
  );
}
