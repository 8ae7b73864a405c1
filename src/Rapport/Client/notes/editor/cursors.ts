import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import { make } from "../../lib/make";
import { colourOf } from "../room/palette";
import type { Presence } from "../room/presence";

/** Where the others are, with names that the server gave and colours that are classes: the page allows no styles of ours. */
export function cursors(presence: Presence): Extension {
  const who = (client: number): { name: string; colour: string } => {
    const found = presence.people.find((person) => person.client === client);
    return { name: found?.name ?? "Somebody", colour: colourOf(found?.person ?? "") };
  };
  return Extension.create({
    name: "cursors",
    addProseMirrorPlugins: () => [
      yCursorPlugin(presence.awareness, {
        cursorBuilder: (_user: unknown, client: number) => {
          const { name, colour } = who(client);
          const caret = make("span", null, { class: `note-caret ${colour}`, "aria-hidden": "true" });
          // Joiners keep a line from breaking at it.
          caret.append("\u2060", make("span", name, { class: "note-caret-name" }), "\u2060");
          return caret;
        },
        selectionBuilder: (_user: unknown, client: number) => ({ class: `note-selection ${who(client).colour}` }),
      }),
    ],
  });
}
