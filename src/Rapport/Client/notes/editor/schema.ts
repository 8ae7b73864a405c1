import type { Extensions } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Text } from "@tiptap/extension-text";
import { Picture } from "./picture";
import { Table, TableCell, TableHeader, TableRow } from "./tables";

/** What a note can hold; docs/protocol/notes.md lists it, since the server reads it too. */
export const schema: Extensions = [
  Document,
  Paragraph,
  Text,
  // The page's own heading is the first; a note begins below it.
  Heading.configure({ levels: [2, 3] }),
  Bold,
  Italic,
  Strike,
  Code,
  Link.configure({ openOnClick: false, markdownLinks: true, protocols: [], HTMLAttributes: { rel: "noopener nofollow", target: null, class: null } }),
  HardBreak,
  HorizontalRule,
  Blockquote,
  BulletList,
  OrderedList,
  // Anything may stand first in an item: where two edits meet, the editor takes out whole parts that do not fit its rules.
  ListItem.extend({ content: "block+" }),
  TaskList,
  TaskItem.extend({ content: "block+" }).configure({ nested: true, a11y: { checkboxLabel: (node) => node.textContent || "Task without words" } }),
  ListKeymap,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Picture,
];
