import { Outgoing } from "../../compose/outgoing";
import { one } from "../../lib/find";
import { make } from "../../lib/make";
import { openDatabase } from "../../offline/database";
import type { Item } from "../../offline/item";
import { IndexedKeys } from "../../offline/keys";
import { obtain } from "../../offline/obtain";
import type { Outward } from "../../offline/outward";
import { Queue } from "../../offline/queue";
import { unkept } from "../../offline/unkept";
import type { Choice } from "./choice";
import { askWhat } from "./dialog";
import { writtenFrom, writtenOf, type Ground } from "./passageItems";
import type { Place } from "./places";

/** Where what is made of a note's words goes, and where its maker sees what has become of it. */
export class PassageDesk {
  constructor(private section: HTMLElement, private queue: Outward, private say: (words: string) => void) {
    const list = make("ol", null, { class: "outgoing", "aria-label": "What you made of it" });
    section.append(list);
    const outgoing = new Outgoing(list, { again: () => queue.wake(), resend: (item) => void queue.retry(({ id }) => id === item.id), change: null, mend: (item) => void this.mend(item), letGo: (item) => void this.letGo(item) });
    queue.onChange((shown) => outgoing.show({ ...shown, items: shown.items.filter((item) => this.isOurs(item)) }));
  }

  static async open(section: HTMLElement, ground: Omit<Ground, "generation">, say: (words: string) => void): Promise<PassageDesk> {
    const queue = await Queue.open(ground.event, ground.author);
    const db = await openDatabase().catch(() => null);
    if (db) void obtain(new IndexedKeys(db), ground.event, ground.author, localStorage);
    return new PassageDesk(section, queue, say);
  }

  /** @returns The passage, when this device has it and what was made of it. */
  async make(ground: Ground, place: Place): Promise<{ passage: string; choice: Choice } | null> {
    const choice = await askWhat(place.words, this.readers);
    if (!choice) return null;
    const { passage, written } = writtenFrom(ground, place, choice);
    try {
      await this.queue.add(written);
    } catch (error) {
      this.say(`${unkept(error)} Nothing was sent; the words are still in the note.`);
      return null;
    }
    return { passage, choice };
  }

  private get readers(): HTMLTemplateElement | null {
    const template = one("template[data-readers]", this.section);
    return template instanceof HTMLTemplateElement ? template : null;
  }

  private isOurs({ fields }: Item): boolean {
    return fields.note === this.section.dataset.note;
  }

  private async mend({ id, event, author, fields }: Item): Promise<void> {
    const { note = "", passage = "", text = "", saidBy = "", visibility = "", made = "quote" } = fields;
    const choice = await askWhat(text, this.readers, { kind: made as Choice["kind"], text, who: saidBy, readers: visibility });
    if (!choice) return;
    await this.queue.add([writtenOf({ note, event, author, session: this.section.dataset.session ?? "", generation: 0 }, passage, choice)]);
    await this.queue.forget(id);
  }

  private async letGo({ id }: Item): Promise<void> {
    if (confirm("It is not on the server, and will be gone for good. Delete it?")) await this.queue.forget(id);
  }
}
