import { expect, test, vi } from "vitest";
import type { Answer } from "../sending/answer";
import type { Courier } from "./courier";
import { MemoryStore } from "./memoryStore";
import { Outbox } from "./outbox";

const HERE: Answer = { state: "here", at: new Date("2026-11-24T11:42:00Z") };

test("two photos are under way at a time, each once, and the third waits its turn", async () => {
  const [store, files, answers]: [MemoryStore, string[], (() => void)[]] = [new MemoryStore(), [], []];
  const courier: Courier = {
    send: async (_event, _author, operations) => new Map(operations.map(({ id }) => [id, HERE])),
    upload: ({ id }) => {
      files.push(id);
      return new Promise((resolve) => answers.push(() => resolve(HERE)));
    },
  };
  await store.add(["a", "b", "c"].map((id) => ({
    item: { id, event: "e1", author: "p1", kind: "entry.post", capturedAt: "2026-11-24T11:40:00.000Z", body: {}, fields: {}, excerpt: id, file: `f-${id}` },
    file: new Blob([id]),
  })));
  const outbox = new Outbox("e1", "p1", store, courier, () => undefined, () => 0);
  void outbox.run();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  answers.slice(1).forEach((answer) => answer());
  await vi.waitFor(async () => expect((await store.of("e1", "p1")).map(({ state }) => state.is)).toEqual(["here", "here", "here"]));
  expect([...files].sort()).toEqual(["f-a", "f-b", "f-c"]);
  await outbox.stop();
});
