import type { Editor } from "@tiptap/core";
import { latest } from "../../lib/latest";
import { settleSelection } from "../../lib/settleSelection";
import { openEditor } from "../editor/editor";
import { isShowable } from "../editor/showable";
import { furnish } from "../editor/toolbar";
import type { Whose } from "../keep/noteStore";
import { Paper } from "../keep/paper";
import type { Safekeeping } from "../keep/safekeeping";
import { unsentText } from "../keep/unsentText";
import { PresentView } from "../room/presentView";
import { Room } from "../room/room";
import { openTabs } from "../room/tabs";
import type { Means } from "../talk/means";
import { OUTDATED, sentenceFor } from "../talk/refusals";
import { showCopies } from "./copies";
import type { Frame } from "./frame";
import type { Restore } from "./restore";
import { savedWords } from "./saved";
import { standingOf } from "./standing";

/** After so long somebody who has nothing of the document here may begin to write without it. */
const PATIENT = 4000;

/** The note as a page shows it. */
export class NotePage {
  private paper!: Paper;
  private room!: Room;
  private present!: PresentView;
  private editor: Editor | null = null;
  /** The document that was put away for the one after it: more than one thing tells of that. */
  private renewed: Paper | null = null;
  private lateAt = Date.now() + PATIENT;
  private isUnreadable = false;
  /** Something is kept nowhere but in this page. */
  isAtRisk = false;

  constructor(private frame: Frame, private whose: Whose, private means: Means, private notes: Safekeeping, private restore: Restore) {}

  wake = (): void => this.room.wake(this.means.isSeen());
  cut = (): void => this.room.cut();
  leave = (): void => this.room.leave();

  async begin(starter: Uint8Array | null): Promise<void> {
    const tabs = openTabs(this.whose.note, this.whose.author);
    this.paper = await Paper.open(this.notes, tabs, isShowable);
    this.room = new Room(this.whose, this.means, this.paper, tabs, starter, () => this.show(), (isFirst) => this.anew(isFirst));
    this.present = new PresentView(this.frame.present, this.whose.author, this.room.presence);
    setTimeout(this.show, PATIENT);
    await showCopies(this.frame.says, this.notes, () => this.editor);
    this.show();
  }

  /** The document was begun anew. What had not arrived stays as words; the first tab to know sees to that. */
  private async anew(isFirst: boolean): Promise<void> {
    const [{ paper, room, editor }, { says }] = [this, this.frame];
    if (this.renewed === paper) return;
    [this.renewed, this.editor] = [paper, null];
    editor?.setEditable(false);
    await paper.keeper.idle();
    if (isFirst) await this.notes.anew(unsentText(paper.doc, await this.notes.waiting()) || null, Date.now()).then(room.tellAnew);
    room.leave();
    editor?.destroy();
    says.textContent = "";
    await this.begin(null);
  }

  private show = latest(() => this.draw(), () => this.frame.line.wrote(this.paper.keeper.unwritten));

  private async draw(): Promise<void> {
    const { paper, frame, room } = this;
    if (!room || this.renewed === paper) return;
    if (paper.keeper.isStale) return void this.anew(false);
    const standing = await standingOf(this.notes, paper, room.state);
    if (this.room !== room || this.renewed === paper) return;
    frame.line.say(savedWords(standing));
    this.isAtRisk = standing.unwritten > 0 || (standing.waiting > 0 && standing.trouble !== null);
    this.present.show();
    const isHere = !paper.isEmpty || room.state.line === "open";
    if (isHere || Date.now() >= this.lateAt) this.editor ??= this.mount();
    if (isHere) frame.text.whole();
    const mayEdit = room.state.mayWrite && !room.state.isLocked && !this.isUnreadable && !paper.isTooOld;
    if (this.editor?.isEditable === !mayEdit) this.editor.setEditable(mayEdit);
    await this.restore.into(this.editor, room.state.line === "open");
  }

  private mount(): Editor {
    const { text, says, section } = this.frame;
    text.open();
    this.paper.before = settleSelection;
    const unreadable = (): void => {
      [says.textContent, this.isUnreadable] = [sentenceFor(OUTDATED), true];
      this.show();
    };
    const editor = openEditor(text.host, this.paper.doc, this.room.presence, { leftOut: (sentence) => void (says.textContent = sentence), unreadable });
    furnish(section, editor, this.frame.words);
    return editor;
  }
}
