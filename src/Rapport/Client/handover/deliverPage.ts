import { isBusy, whileBusy } from "../lib/busy";
import { all, having, one } from "../lib/find";
import { make } from "../lib/make";
import { personHere } from "../lib/personHere";
import type { Answer } from "../sending/answer";
import { deliverHandOver, operationsOf } from "./deliverHandOver";
import { canHandOver } from "./handOverOf";
import { readHandOver, type Delivery } from "./readHandOver";

const NO_KEY = "Its author was never signed in on that device with a connection, so nothing in the file proves whose it is. Whoever wrote it has to sign in here and deliver it; until then it stays in the file.";

/** Takes what somebody handed over to the server: reads the file, says whose and how much, and shows what becomes of each thing. */
export function startDelivering(form: HTMLFormElement): void {
  const [field, button, said, list] = [form.querySelector<HTMLInputElement>("input[type=file]"), form.querySelector("button"), one("[data-said]", form), one("[data-delivered]", form)];
  const [event, carrier] = [form.dataset.deliver ?? "", personHere() ?? ""];
  if (!field || !button || !said || !list) return;
  form.hidden = false;
  let delivery: Delivery | null = null;
  field.addEventListener("change", () => void choose());
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    if (delivery && !isBusy(button)) void whileBusy(button, () => deliver(delivery!));
  });
  if (!canHandOver()) say("This page can only check a file over HTTPS.");

  async function choose(): Promise<void> {
    [delivery, button!.disabled] = [null, true];
    list!.replaceChildren();
    const file = field!.files?.[0];
    if (!file) return say("");
    say("Reading the file.");
    const read = await readHandOver(file, event).catch(() => "This browser could not read the file. Choose it again.");
    if (typeof read === "string") return say(read);
    const { manifest } = read;
    const operations = manifest.pieces.flatMap(operationsOf);
    const files = [...new Set(manifest.files.map(({ id }) => id))];
    const things = [count(operations.length, "item"), ...(files.length > 0 ? [count(files.length, "file")] : [])].join(" and ");
    const those = things.charAt(0).toUpperCase() + things.slice(1);
    const isTheirs = carrier === manifest.author;
    if (!isTheirs && manifest.key === null) return say(`${those} by ${manifest.name || "somebody"}. ${NO_KEY}`);
    list!.replaceChildren(...files.map((id, place) => line(id, `File ${place + 1}`)), ...operations.map(({ id, body }) => line(id, excerpt(body))));
    [delivery, button!.disabled] = [read, false];
    say(`${those} by ${isTheirs ? "you" : manifest.name || "somebody"}. Nothing has been delivered yet.`);
  }

  async function deliver(chosen: Delivery): Promise<void> {
    say("Delivering.");
    const isThrough = await deliverHandOver(chosen, carrier, show);
    const refused = all("[data-state=refused]", list!).length;
    if (!isThrough) say("It broke off. Deliver it again when you like: what arrived is there once.");
    else say(refused === 0 ? "All of it is on the server." : `${refused === 1 ? "One of them was" : `${refused} of them were`} refused; the rest is on the server. What was refused is still in the file and on its author’s device.`);
  }

  function show(id: string, answer: Answer): void {
    const told = one(having("data-operation", id), list!);
    const state = told ? one(".state", told) : null;
    if (!told || !state) return;
    told.dataset.state = answer.state;
    state.textContent = answer.state === "here" ? "on the server" : answer.state === "refused" ? `refused: ${answer.sentence}` : `not yet. ${answer.sentence}`;
  }

  function say(words: string): void {
    said!.textContent = words;
    said!.hidden = words === "";
  }
}

function line(id: string, words: string): HTMLElement {
  const made = make("li", null, { "data-operation": id });
  made.append(make("span", words, { class: "excerpt" }), " ", make("span", "in the file", { class: "state" }));
  return made;
}

function excerpt(body: Record<string, unknown>): string {
  const words = [body.title, body.text, body.alt, body.url].find((one) => typeof one === "string" && one.trim() !== "");
  return typeof words === "string" ? words.trim().slice(0, 80) : "An item";
}

function count(number: number, thing: string): string {
  return number === 1 ? `one ${thing}` : `${number} ${thing}s`;
}
