import { Node, type Command } from "@tiptap/core";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, tableEditing, toggleHeaderRow } from "@tiptap/pm/tables";
import { newTable } from "./newTable";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    noteTable: {
      insertTable: () => ReturnType;
      addRow: () => ReturnType;
      addColumn: () => ReturnType;
      removeRow: () => ReturnType;
      removeColumn: () => ReturnType;
      removeTable: () => ReturnType;
      headerRow: () => ReturnType;
    };
  }
}

type Editing = typeof addRowAfter;

/** What the library for tables knows the nodes by. */
const ROLES: Record<string, string> = { table: "table", tableRow: "row", tableCell: "cell", tableHeader: "header_cell" };

// Widths are not kept: a table of words finds its own on each screen.
const cell = {
  content: "block+",
  isolating: true,
  addAttributes: () => ({ colspan: { default: 1, parseHTML: spanOf("colspan") }, rowspan: { default: 1, parseHTML: spanOf("rowspan") }, colwidth: { default: null, rendered: false } }),
};

export const Table = Node.create({
  name: "table",
  content: "tableRow+",
  isolating: true,
  group: "block",
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", ["tbody", 0]],
  addCommands: () => ({
    insertTable: () => newTable,
    addRow: () => by(addRowAfter),
    addColumn: () => by(addColumnAfter),
    removeRow: () => by(deleteRow),
    removeColumn: () => by(deleteColumn),
    removeTable: () => by(deleteTable),
    headerRow: () => by(toggleHeaderRow),
  }),
  addKeyboardShortcuts() {
    return {
      Tab: () => this.editor.commands.command(by(goToNextCell(1))),
      "Shift-Tab": () => this.editor.commands.command(by(goToNextCell(-1))),
    };
  },
  extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
  addProseMirrorPlugins: () => [tableEditing()],
});

export const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

export const TableCell = Node.create({
  name: "tableCell",
  ...cell,
  parseHTML: () => [{ tag: "td" }],
  renderHTML: ({ HTMLAttributes }) => ["td", HTMLAttributes, 0],
});

export const TableHeader = Node.create({
  name: "tableHeader",
  ...cell,
  parseHTML: () => [{ tag: "th" }],
  renderHTML: ({ HTMLAttributes }) => ["th", HTMLAttributes, 0],
});

function by(editing: Editing): Command {
  return ({ state, dispatch }) => editing(state, dispatch);
}

function spanOf(name: string): (element: HTMLElement) => number {
  return (element) => Math.max(1, Number.parseInt(element.getAttribute(name) ?? "1", 10) || 1);
}
