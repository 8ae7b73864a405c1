import type { Editor } from "@tiptap/core";

/** One button of the bar. */
export interface Tool {
  words: string;
  /** As on the keys of a PC; Macs have ⌘ for Ctrl. */
  keys?: string;
  act(editor: Editor): void;
  /** Whether it holds where the cursor is; null for what does not hold or not. */
  is?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
  /** Also where nobody may write, since it changes nothing. */
  always?: true;
  /** Only where the cursor is in a table. */
  ofTable?: true;
}

interface Asks {
  link(editor: Editor): void;
  photo(editor: Editor): void;
  /** Makes something of what is selected. */
  use(editor: Editor): void;
  hasPhotos: boolean;
}

export function tools(asks: Asks): Tool[] {
  return [
    { words: "Heading", keys: "Ctrl+Alt+2", act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(), is: (editor) => editor.isActive("heading", { level: 2 }) },
    { words: "Subheading", keys: "Ctrl+Alt+3", act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(), is: (editor) => editor.isActive("heading", { level: 3 }) },
    { words: "Bold", keys: "Ctrl+B", act: (editor) => editor.chain().focus().toggleBold().run(), is: (editor) => editor.isActive("bold") },
    { words: "Italic", keys: "Ctrl+I", act: (editor) => editor.chain().focus().toggleItalic().run(), is: (editor) => editor.isActive("italic") },
    { words: "Strike", keys: "Ctrl+Shift+S", act: (editor) => editor.chain().focus().toggleStrike().run(), is: (editor) => editor.isActive("strike") },
    { words: "Code", keys: "Ctrl+E", act: (editor) => editor.chain().focus().toggleCode().run(), is: (editor) => editor.isActive("code") },
    { words: "Bullets", keys: "Ctrl+Shift+8", act: (editor) => editor.chain().focus().toggleBulletList().run(), is: (editor) => editor.isActive("bulletList") },
    { words: "Numbers", keys: "Ctrl+Shift+7", act: (editor) => editor.chain().focus().toggleOrderedList().run(), is: (editor) => editor.isActive("orderedList") },
    { words: "Tasks", keys: "Ctrl+Shift+9", act: (editor) => editor.chain().focus().toggleTaskList().run(), is: (editor) => editor.isActive("taskList") },
    { words: "Quote", keys: "Ctrl+Shift+B", act: (editor) => editor.chain().focus().toggleBlockquote().run(), is: (editor) => editor.isActive("blockquote") },
    { words: "Link", keys: "Ctrl+K", act: asks.link, is: (editor) => editor.isActive("link") },
    ...(asks.hasPhotos ? [{ words: "Photo", act: asks.photo }] : []),
    { words: "Use words", keys: "Ctrl+Alt+M", act: asks.use, always: true },
    { words: "Line", act: (editor) => editor.chain().focus().setHorizontalRule().run() },
    { words: "Table", act: (editor) => editor.chain().focus().insertTable().run(), can: (editor) => !editor.isActive("table") },
    ...tableTools,
    { words: "Undo", keys: "Ctrl+Z", act: (editor) => editor.chain().focus().undo().run(), can: (editor) => editor.can().undo() },
    { words: "Redo", keys: "Ctrl+Shift+Z", act: (editor) => editor.chain().focus().redo().run(), can: (editor) => editor.can().redo() },
  ];
}

const tableTools: Tool[] = [
  { words: "Add row", act: (editor) => editor.chain().focus().addRow().run(), ofTable: true },
  { words: "Add column", act: (editor) => editor.chain().focus().addColumn().run(), ofTable: true },
  { words: "Remove row", act: (editor) => editor.chain().focus().removeRow().run(), ofTable: true },
  { words: "Remove column", act: (editor) => editor.chain().focus().removeColumn().run(), ofTable: true },
  { words: "Header row", act: (editor) => editor.chain().focus().headerRow().run(), ofTable: true },
  { words: "Remove table", act: (editor) => editor.chain().focus().removeTable().run(), ofTable: true },
];
