import { expect, test } from "vitest";
import { sseReader, type Message } from "./sse";

function read(...chunks: string[]): Message[] {
  const messages: Message[] = [];
  const reader = sseReader((message) => messages.push(message));
  chunks.forEach(reader);
  return messages;
}

test("messages split anywhere are put together", () => {
  const text = 'id: 4\ndata: {"a":1}\n\n: beat\n\nevent: reset\ndata: 1\n\n';
  for (let cut = 0; cut <= text.length; cut++) {
    expect(read(text.slice(0, cut), text.slice(cut))).toEqual([
      { event: "message", data: '{"a":1}' }, { event: "reset", data: "1" },
    ]);
  }
});

test("carriage returns end lines too, even when a pair is torn", () => {
  expect(read("data: a\r", "\ndata: b\r\n\r", "\ndata: c\n\n")).toEqual([
    { event: "message", data: "a\nb" }, { event: "message", data: "c" },
  ]);
});

test("a message that has not ended is not told", () => {
  expect(read("data: a\n")).toEqual([]);
});
