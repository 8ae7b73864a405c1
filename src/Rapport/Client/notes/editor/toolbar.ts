import type { Editor } from "@tiptap/core";
import { one } from "../../lib/find";
import { make } from "../../lib/make";
import type { PassageWords } from "../passages/passageWords";
import { askLink } from "./linkDialog";
import { askPhoto, photosOf } from "./photoDialog";
import { rove } from "./rove";
import { tools, type Tool } from "./tools";

/** Gives a note its bar; Alt+F10 leads to it from the text, as in other editors. */
export function furnish(section: HTMLElement, editor: Editor, words: PassageWords | null = null): void {
  const [bar, template] = [one("[data-bar]", section), section.querySelector<HTMLTemplateElement>("template[data-photos]")];
  const photos = photosOf(template);
  const use = (asked: Editor): void => void words?.use(asked);
  if (bar) toolbar(bar, editor, tools({ link: (asked) => void askLink(asked), photo: (asked) => void askPhoto(asked, photos), hasPhotos: photos.length > 0, use }));
  void words?.show(editor);
  editor.view.dom.addEventListener("keydown", (key) => {
    const isLink = key.key.toLowerCase() === "k" && (key.ctrlKey || key.metaKey) && !key.altKey && !key.shiftKey;
    const isUse = key.code === "KeyM" && (key.ctrlKey || key.metaKey) && key.altKey;
    if (isLink) void askLink(editor);
    else if (isUse) use(editor);
    else if (key.key !== "F10" || !key.altKey) return;
    else bar?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    key.preventDefault();
  });
}

/** The bar above the text: one stop for the tab key, arrows within, and Escape leads back to the words. */
function toolbar(place: HTMLElement, editor: Editor, tools: Tool[]): void {
  // A bar of its own: one that was here before goes with all that it listened to.
  const bar = make("div", null, { role: "toolbar", "aria-label": "Formatting", class: "note-bar" });
  place.replaceChildren(bar);
  const buttons = tools.map((tool) => [tool, button(tool, editor)] as const);
  bar.replaceChildren(...buttons.map(([, made]) => made));
  const moved = rove(bar);
  bar.addEventListener("keydown", (key) => {
    if (key.key === "Escape") editor.commands.focus();
  });
  let asked = false;
  const show = (): void => {
    asked = false;
    if (editor.isDestroyed) return;
    for (const [tool, made] of buttons) showOne(tool, made, editor);
    moved();
  };
  // Once for all that changes before the next picture.
  const soon = (): void => {
    if (!asked) requestAnimationFrame(show);
    asked = true;
  };
  editor.on("transaction", soon);
  editor.on("update", soon);
  show();
}

function button(tool: Tool, editor: Editor): HTMLButtonElement {
  const made = make("button", tool.words, { type: "button", class: "note-tool", tabindex: "-1" });
  if (tool.keys) {
    const isMac = /Mac|iP/.test(navigator.platform);
    made.title = `${tool.words} (${isMac ? tool.keys.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧") : tool.keys})`;
    made.setAttribute("aria-keyshortcuts", tool.keys.replace("Ctrl", isMac ? "Meta" : "Control"));
  }
  // The selection stays, and a phone keeps its keyboard up.
  made.addEventListener("pointerdown", (press) => press.preventDefault());
  made.addEventListener("mousedown", (press) => press.preventDefault());
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") tool.act(editor);
  });
  return made;
}

// Not "disabled": what has the focus must not lose it because it was pressed.
function showOne(tool: Tool, made: HTMLButtonElement, editor: Editor): void {
  const isOff = (!editor.isEditable && !tool.always) || tool.can?.(editor) === false;
  set(made, "aria-disabled", isOff ? "true" : null);
  if (tool.is) set(made, "aria-pressed", String(tool.is(editor)));
  made.hidden = tool.ofTable === true && !editor.isActive("table");
}

function set(element: HTMLElement, name: string, value: string | null): void {
  if (value === element.getAttribute(name)) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
