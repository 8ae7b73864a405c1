interface Json {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
  text?: string;
}

type Line = { list: string; item: string; words: string; attrs?: Record<string, unknown> };

const TASK = /^\s*(?:[-*]\s+)?\[([ xX]?)\]\s+(.*)$/;
const BULLET = /^\s*[-*•◦▪–·]\s+(.*)$/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

/** Plain text as what it looks like: lists, headings and quotations as people type them in mails. One line is only words. */
export function nodesOf(text: string): Json[] {
  const lines = text.replace(/\r\n?/g, "\n").trimEnd().split("\n");
  if (lines.length === 1) return [paragraph(lines[0] ?? "")];
  const nodes: Json[] = [];
  for (const line of lines) {
    const item = itemOf(line);
    const last = nodes.at(-1);
    if (item && last?.type === item.list) last.content?.push(made(item));
    else if (item) nodes.push({ type: item.list, content: [made(item)] });
    else nodes.push(...blockOf(line, last));
  }
  return nodes.filter(({ type, content }) => type !== "gap" && content !== undefined);
}

function itemOf(line: string): Line | null {
  const [task, bullet, number] = [TASK.exec(line), BULLET.exec(line), NUMBER.exec(line)];
  if (task) return { list: "taskList", item: "taskItem", words: task[2] ?? "", attrs: { checked: task[1]?.toLowerCase() === "x" } };
  if (bullet) return { list: "bulletList", item: "listItem", words: bullet[1] ?? "" };
  return number ? { list: "orderedList", item: "listItem", words: number[1] ?? "" } : null;
}

function blockOf(line: string, last: Json | undefined): Json[] {
  const [heading, quote] = [HEADING.exec(line), QUOTE.exec(line)];
  if (heading) return [{ type: "heading", attrs: { level: heading[1] && heading[1].length <= 2 ? 2 : 3 }, content: words(heading[2] ?? "") }];
  if (quote && last?.type === "blockquote") {
    last.content?.push(paragraph(quote[1] ?? ""));
    return [];
  }
  if (quote) return [{ type: "blockquote", content: [paragraph(quote[1] ?? "")] }];
  // An empty line ends a list, and is nothing of its own.
  return line.trim() === "" ? [{ type: "gap" }] : [paragraph(line)];
}

function made({ item, words: said, attrs }: Line): Json {
  return { type: item, ...(attrs ? { attrs } : {}), content: [paragraph(said)] };
}

function paragraph(text: string): Json {
  return { type: "paragraph", content: words(text) };
}

function words(text: string): Json[] {
  return text === "" ? [] : [{ type: "text", text }];
}
