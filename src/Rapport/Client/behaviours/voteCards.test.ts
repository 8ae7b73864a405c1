// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { nodes } from "../lib/fragment";
import { FakeQueue } from "../offline/testing/fakeQueue";
import { VoteCards } from "./voteCards";

const card = (id: string, words: string, isFirst: boolean): string =>
  `<li data-card="${id}"${isFirst ? "" : " hidden"}><h2 class="card-words" tabindex="-1">${words}</h2><form><input type="hidden" name="question" value="${id}">` +
  '<button name="choice" value="yes">Yes, talk about it</button><button name="choice" value="no">Not for me</button></form></li>';

function page(hasMore = false): { main: HTMLElement; queue: FakeQueue } {
  document.body.replaceChildren(...nodes(`<main data-cards="3"><p data-cards-said></p><ol class="cards" data-all="9">${card("q1", "Why?", true)}${card("q2", "How?", false)}</ol>
    <div data-cards-end hidden><p class="empty" tabindex="-1">All said</p></div>${hasMore ? '<p data-cards-more hidden><a href="?">More</a></p>' : ""}
    <form data-cards-last hidden><input type="hidden" name="question"><span data-cards-last-words></span><button name="choice" value="none">Undo</button></form><p data-cards-state></p></main>`));
  const main = document.querySelector("main")!;
  const queue = new FakeQueue();
  new VoteCards(main, "e1", "p1", queue);
  return { main, queue };
}

const text = (place: string): string | null => document.querySelector(place)!.textContent;
const shown = (): string[] => [...document.querySelectorAll<HTMLElement>("[data-card]")].filter((one) => !one.hidden).map((one) => one.dataset.card ?? "");

async function press(place: string): Promise<void> {
  document.querySelector<HTMLButtonElement>(place)!.click();
  await new Promise((done) => setTimeout(done));
}

beforeEach(() => vi.stubGlobal("location", { pathname: "/s/e/questions/vote", assign: vi.fn() }));

test("a vote is kept on this device, and the next question has the focus", async () => {
  const { queue } = page();
  await press('[data-card=q1] [value="yes"]');
  expect(queue.added.map(({ item }) => [item.event, item.author, item.kind, item.body, item.excerpt])).toEqual([["e1", "p1", "question.vote", { question: "q1", choice: "yes" }, "Yes, talk about it: Why?"]]);
  expect([shown(), document.activeElement?.textContent, text("[data-cards-said]"), text("[data-cards-last-words]")]).toEqual([["q2"], "How?", "You have said something to 4 of 9", "Yes, talk about it: “Why?”"]);
});

test("it is undone, and the question is there again", async () => {
  const { queue } = page();
  await press('[data-card=q1] [value="no"]');
  await press("[data-cards-last] button");
  expect(queue.added.map(({ item }) => item.body)).toEqual([{ question: "q1", choice: "no" }, { question: "q1", choice: null }]);
  expect([shown(), document.activeElement?.textContent, text("[data-cards-said]"), document.querySelector<HTMLElement>("[data-cards-last]")!.hidden]).toEqual([["q1"], "Why?", "You have said something to 3 of 9", true]);
});

test("what was said before the page was loaded is undone where it is dealt again", async () => {
  const { queue } = page();
  document.querySelector<HTMLInputElement>("[data-cards-last] input")!.value = "q0";
  await press("[data-cards-last] button");
  expect([queue.added[0]!.item.body, vi.mocked(location.assign).mock.calls]).toEqual([{ question: "q0", choice: null }, [["/s/e/questions/vote?first=q0"]]]);
});

test.each([[false, "All said"], [true, "More"]])("after the last one there is more, or an end", async (hasMore, words) => {
  page(hasMore);
  await press('[data-card=q1] [value="yes"]');
  await press('[data-card=q2] [value="yes"]');
  expect([shown(), document.activeElement?.textContent, document.querySelector<HTMLElement>("[data-cards-end]")!.hidden]).toEqual([[], words, hasMore]);
});

test("it says what is on this device alone, and why", async () => {
  const { queue } = page();
  await press('[data-card=q1] [value="yes"]');
  await press('[data-card=q2] [value="yes"]');
  queue.become({ is: "waiting", sentence: null }, { is: "waiting", sentence: null });
  expect(text("[data-cards-state]")).toBe("2 votes are on this device, and on the way.");
  queue.become({ is: "here", at: "2026-11-24T11:42:00Z", held: false }, { is: "waiting", sentence: "There is no connection just now." });
  expect(text("[data-cards-state]")).toBe("One vote is on this device. There is no connection just now.");
  queue.become({ is: "here", at: "2026-11-24T11:42:00Z", held: false }, { is: "here", at: "2026-11-24T11:42:00Z", held: false });
  expect(text("[data-cards-state]")).toBe("All of it is on the server.");
});

test("a vote that does not count any more says why, and is let go", async () => {
  const { queue } = page();
  await press('[data-card=q1] [value="yes"]');
  queue.become({ is: "refused", sentence: "This question is decided." });
  expect([text("[data-cards-state]"), queue.forgotten]).toEqual(["Yes, talk about it: Why?. This question is decided.", [queue.added[0]!.item.id]]);
});

test("what the device cannot keep is not said, and the question stays", async () => {
  const { queue } = page();
  queue.fails = true;
  await press('[data-card=q1] [value="yes"]');
  expect([shown(), queue.added, text("[data-cards-state]")]).toEqual([["q1"], [], expect.stringContaining("device")]);
});
