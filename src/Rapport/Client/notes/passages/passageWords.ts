import type { Editor } from "@tiptap/core";
import { settleSelection } from "../../lib/settleSelection";
import { askWords } from "./askWords";
import { KINDS } from "./choice";
import { PASSAGES } from "./decorate";
import type { PassageDesk } from "./desk";
import type { Ground } from "./passageItems";
import { selected } from "./places";
import { passagesOn, type ShownPassage } from "./shownPassages";

/** The passages of a note while it is written: shown in the text, and made of what is selected. */
export class PassageWords {
  private desk: Promise<PassageDesk | null>;
  private made: ShownPassage[] = [];
  private editor: Editor | null = null;

  constructor(private section: HTMLElement, private ground: () => Promise<Ground>, private say: (words: string) => void) {
    // Fetched while there is a network: it is needed where there is none.
    this.desk = import("./desk").then(async ({ PassageDesk }) => PassageDesk.open(this.section, await this.ground(), this.say)).catch(() => null);
    // The page has read again what others point at.
    document.addEventListener("anew", () => this.editor && void this.show(this.editor));
  }

  async show(editor: Editor): Promise<void> {
    this.editor = editor;
    const { generation } = await this.ground();
    const told = passagesOn(document, generation);
    const shown = [...told, ...this.made.filter(({ id }) => !told.some((passage) => passage.id === id))];
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(PASSAGES, shown).setMeta("addToHistory", false));
  }

  async use(editor: Editor): Promise<void> {
    settleSelection();
    if (!selected(editor) && !(await askWords(editor))) return;
    const place = selected(editor);
    if (!place) return this.say("These words cannot be pointed at.");
    const desk = await this.desk;
    if (!desk) return this.say("This part of the page did not arrive. Load it again when there is a network.");
    const made = await desk.make(await this.ground(), place);
    if (made) {
      const label = made.choice.kind === "comment" ? "1 comment" : (KINDS.find(([kind]) => kind === made.choice.kind)?.[1] ?? "");
      this.made = [...this.made, { id: made.passage, from: place.from, to: place.to, label, isResolved: false }];
      await this.show(editor);
    }
    if (!editor.isDestroyed) editor.commands.focus();
  }
}
