import type { Editor } from "@tiptap/core";
import type { Fetch } from "../../lib/contact";
import { isRecord, parse } from "../../lib/json";

const FAILED = "That version could not be fetched just now. Nothing was changed; try it again from the history.";
const DONE = "The words of that time stand here again, as a change of your own.";

/** Writes an earlier version once more, on top of what is there, where the page's address asks for it; once. */
export class Restore {
  private number = new URLSearchParams(location.search).get("restore");

  constructor(private note: string, private fetch: Fetch, private say: (words: string) => void) {}

  async into(editor: Editor | null, isOpen: boolean): Promise<void> {
    if (!this.number || !editor || !isOpen || !editor.isEditable) return;
    const address = `/api/v1/notes/${this.note}/versions/${encodeURIComponent(this.number)}`;
    this.number = null;
    history.replaceState(null, "", location.pathname);
    const answer = await this.fetch(address, {}).catch(() => null);
    const version = answer?.ok ? parse(await answer.text().catch(() => "")) : null;
    if (!isRecord(version) || version.type !== "doc") return this.say(FAILED);
    editor.commands.setContent(version);
    this.say(DONE);
  }
}
