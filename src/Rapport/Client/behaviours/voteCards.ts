import { all, having, one } from "../lib/find";
import { personHere } from "../lib/personHere";
import type { Item } from "../offline/item";
import { unsent, type Outward, type Shown } from "../offline/outward";
import { Queue } from "../offline/queue";
import { unkept } from "../offline/unkept";
import { operation } from "../sending/operation";

const KIND = "question.vote";

/** One question after the other. What is said to it is kept on this device first, so that it works where there is no network. */
export async function startCards(main: HTMLElement): Promise<void> {
  const [event, author] = [main.dataset.event, personHere()];
  if (!event || !author) return;
  new VoteCards(main, event, author, await Queue.open(event, author));
}

export class VoteCards {
  private cards: HTMLElement[];
  private said: number;

  constructor(private main: HTMLElement, private event: string, private author: string, private queue: Outward) {
    this.cards = all("[data-card]", main);
    this.said = Number(main.dataset.cards);
    main.addEventListener("submit", (submit) => {
      if (!(submit instanceof SubmitEvent) || !(submit.target instanceof HTMLFormElement) || !(submit.submitter instanceof HTMLButtonElement)) return;
      submit.preventDefault();
      void this.say(new FormData(submit.target).get("question"), submit.submitter);
    });
    queue.onChange((shown) => this.show(shown));
    main.dataset.met = "";
  }

  private async say(question: FormDataEntryValue | null, button: HTMLButtonElement): Promise<void> {
    const card = one(having("data-card", String(question)), this.main);
    const words = one(".card-words", card ?? this.main)?.textContent ?? "";
    const choice = button.value === "none" ? null : button.value;
    const { id, kind, capturedAt, body } = operation(KIND, { question, choice });
    const excerpt = choice === null ? `Undone: ${words}` : `${button.textContent}: ${words}`;
    try {
      await this.queue.add([{ item: { id, event: this.event, author: this.author, kind, capturedAt, body, fields: {}, excerpt, file: null }, file: null }]);
    } catch (error) {
      return this.state(unkept(error));
    }
    this.said += choice === null ? -1 : 1;
    // Undone after the page was loaded anew: the card is not among those that it brought.
    if (choice === null && !card) return location.assign(`${location.pathname}?first=${String(question)}`);
    this.turn(card, choice === null, `${button.textContent}: “${words}”`, String(question));
  }

  /** The next card, or the one that is said something to again. */
  private turn(card: HTMLElement | null, isBack: boolean, words: string, question: string): void {
    const next = isBack ? card : (this.cards[this.cards.indexOf(card as HTMLElement) + 1] ?? null);
    for (const other of this.cards) other.hidden = other !== next;
    const [end, more] = [one("[data-cards-end]", this.main), one("[data-cards-more]", this.main)];
    if (more) more.hidden = next !== null;
    else if (end) end.hidden = next !== null;
    const last = one("[data-cards-last]", this.main);
    if (last) last.hidden = isBack;
    const field = last?.querySelector<HTMLInputElement>("[name=question]");
    if (field) field.value = question;
    this.write("[data-cards-last-words]", words);
    this.write("[data-cards-said]", `You have said something to ${this.said} of ${one(".cards", this.main)?.dataset.all ?? ""}`);
    (next ? one(".card-words", next) : more ? one("a", more) : one(".empty", end ?? this.main))?.focus();
  }

  private show(shown: Shown): void {
    const mine = shown.items.filter(({ kind }) => kind === KIND);
    const waiting = unsent({ ...shown, items: mine });
    const refused = mine.filter(({ state }) => state.is === "refused");
    if (refused.length > 0) return this.tellRefused(refused);
    const why = shown.trouble ?? mine.flatMap(({ state }) => (state.is === "waiting" && state.sentence ? [state.sentence] : []))[0] ?? "";
    this.state(waiting === 0 ? (mine.length > 0 ? "All of it is on the server." : "") : `${waiting === 1 ? "One vote is" : `${waiting} votes are`} on this device${why ? `. ${why}` : ", and on the way."}`);
  }

  /** A vote that does not count any more needs nobody to do anything: whoever gave it hears why, and it is let go. */
  private tellRefused(refused: Item[]): void {
    this.state(refused.map((item) => `${item.excerpt}. ${item.state.is === "refused" ? item.state.sentence : ""}`).join(" "));
    for (const { id } of refused) void this.queue.forget(id);
  }

  private state(words: string): void {
    this.write("[data-cards-state]", words);
  }

  private write(place: string, words: string): void {
    const line = one(place, this.main);
    if (line && line.textContent !== words) line.textContent = words;
  }
}
