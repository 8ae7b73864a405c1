// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { nodes } from "../lib/fragment";
import { holdUntil } from "../lib/holdUntil";
import type { Answer } from "../sending/answer";
import type { Operation } from "../sending/operation";
import { confirmed } from "./confirm";
import { keepDraft } from "./draftForm";
import { startFilters } from "./filters";
import { lineAt, rowAt, rows } from "./now";
import { operate } from "./operate";
import { bodyOf, submitOperation } from "./operationForm";

const page = (html: string): void => document.body.replaceChildren(...nodes(html));
const find = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;
const HERE: Answer = { state: "here", at: new Date(0) };

beforeEach(() => localStorage.clear());

async function press(answer: Answer): Promise<{ sent: Pick<Operation, "kind" | "body">[]; reloads: number }> {
  const seen = { sent: [] as Pick<Operation, "kind" | "body">[], reloads: 0 };
  await operate(find<HTMLButtonElement>("button"), async ({ kind, body }) => {
    seen.sent.push({ kind, body });
    return answer;
  }, () => void seen.reloads++);
  return seen;
}

test("a button sends its operation and, where nothing is live, the page is read again", async () => {
  page('<button data-operation="entry.pin" data-entry="e1">Pin</button>');
  expect(await press(HERE)).toEqual({ sent: [{ kind: "entry.pin", body: { target: "e1" } }], reloads: 1 });
});

test("on a live page the change arrives by itself", async () => {
  page('<main data-live="/live/e"><button data-operation="comment.retract" data-comment="c1">Delete</button></main>');
  expect(await press(HERE)).toEqual({ sent: [{ kind: "comment.retract", body: { target: "c1" } }], reloads: 0 });
});

test("keeping one of two texts names its revision and carries its words", async () => {
  page('<template></template><p id="t2">A third</p><button data-operation="entry.amend" data-entry="e1" data-revision="3" data-text-from="t2">Keep</button>');
  expect((await press(HERE)).sent).toEqual([{ kind: "entry.amend", body: { target: "e1", basedOn: 3, text: "A third" } }]);
});

test("who presses before a form can ask is asked as soon as it can", async () => {
  page('<form><button>Sign out</button></form>');
  const [asked, gone] = [[] as string[], [] as string[]];
  let come = (): void => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  const form = find<HTMLFormElement>("form");
  holdUntil(form, coming.then(() => form.addEventListener("submit", (submit) => (submit.preventDefault(), asked.push(submit.submitter?.textContent ?? "")))));
  document.body.addEventListener("submit", (submit) => void (submit.defaultPrevented || gone.push("unasked")), { once: true });

  find<HTMLButtonElement>("button").click();
  find<HTMLButtonElement>("button").click();
  expect([asked, gone]).toEqual([[], []]);
  come();
  await new Promise((settled) => setTimeout(settled));
  expect([asked, gone]).toEqual([["Sign out"], []]);
});

test("a form whose asking cannot come goes as it does without script", async () => {
  page('<form><button>Sign out</button></form>');
  const [form, gone] = [find<HTMLFormElement>("form"), [] as string[]];
  const asking = Promise.reject<void>(new Error("offline"));
  holdUntil(form, asking);
  form.addEventListener("submit", (submit) => (submit.preventDefault(), gone.push("went")));

  find<HTMLButtonElement>("button").click();
  expect(gone).toEqual([]);
  await new Promise((settled) => setTimeout(settled));
  expect(gone).toEqual(["went"]);
});

test("a refusal is told beside the button, once", async () => {
  page('<p><button data-operation="entry.pin" data-entry="e1">Pin</button></p>');
  await press({ state: "refused", sentence: "Only the team may pin." });
  await press({ state: "refused", sentence: "Only the team may pin." });
  expect([...document.querySelectorAll(".wrong")].map((note) => note.textContent)).toEqual(["Only the team may pin."]);
});

test.each([["yes", true], ["no", false], ["", false]])("the dialog's answer %o decides", async (answer, yes) => {
  page('<dialog id="sure"></dialog><button data-confirm="sure">Take back</button>');
  const asked = confirmed(find("button"));
  find<HTMLDialogElement>("dialog").close(answer);
  expect(await asked).toBe(yes);
});

test("a question asked again before the browser told of the last answer gets the new answer", async () => {
  page('<dialog id="sure"></dialog><button data-confirm="sure">Take back</button>');
  const dialog = find<HTMLDialogElement>("dialog");
  const first = confirmed(find("button"));
  dialog.removeAttribute("open"); // As Escape leaves it, while the event of it is still under way.
  const second = confirmed(find("button"));
  dialog.dispatchEvent(new Event("close"));
  dialog.close("yes");
  expect(await Promise.all([first, second])).toEqual([false, true]);
});

test("a button without a dialog needs no answer", async () => {
  page("<button>Pin</button>");
  expect(await confirmed(find("button"))).toBe(true);
});

const FORM = '<details><form data-draft="c1"><textarea></textarea></form></details>';

function typed(words: string, hash = "", around = ""): HTMLTextAreaElement {
  page(FORM + around);
  keepDraft(find("form"), localStorage, hash);
  const box = find<HTMLTextAreaElement>("textarea");
  if (words) {
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return box;
}

test("a half-written comment is there again, in an open form", () => {
  typed("Half a thought");
  expect(typed("").value).toBe("Half a thought");
  expect(find("details").hasAttribute("open")).toBe(true);
});

const by = (person: string | null): void => page(`${person === null ? "" : `<a class="me" data-person="${person}">Me</a>`}${FORM}`);

test("a half-written comment is its author's, and what a visitor wrote is whose who signs in with it", () => {
  const box = (person: string | null): HTMLTextAreaElement => {
    by(person);
    keepDraft(find("form"), localStorage, "");
    return find<HTMLTextAreaElement>("textarea");
  };
  const write = (person: string | null, words: string): void => {
    const text = box(person);
    text.value = words;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  write("p1", "Mine");
  expect([box("p2").value, box("p1").value]).toEqual(["", "Mine"]);
  write(null, "Before I signed in");
  expect([box("p1").value, box("p2").value, box("p3").value]).toEqual(["Mine", "Before I signed in", ""]);
});

function sent(words: string): void {
  typed(words);
  find("form").dispatchEvent(new Event("submit"));
}

test("a sent comment is forgotten only where the server shows it", () => {
  sent("**Whole**,\nwith [a page](/s/e)");
  expect(typed("", "#comments").value).toContain("Whole");
  find("form").dispatchEvent(new Event("submit"));
  expect(typed("", "#s-c9", '<li id="s-c9"><p><b>Whole</b>,</p><p>with <a href="/s/e">a page</a></p></li>').value).toBe("");
  expect(typed("", "").value).toBe("");
});

test("a comment whose post was lost is there at the address of something else", () => {
  sent("Whole");
  expect(typed("", "#s-c9", '<li id="s-c9">Another</li>').value).toBe("Whole");
  find("form").dispatchEvent(new Event("submit"));
  expect(typed("", "#yours", '<section id="yours">An earlier one</section>').value).toBe("Whole");
});

test("a sent comment that waits is forgotten where it waits", () => {
  sent("Whole");
  expect(typed("", "#yours", '<section id="yours"><textarea>Whole</textarea></section>').value).toBe("");
});

test("a form restored by the browser is left as it is", () => {
  typed("Kept here");
  page(FORM.replace("<textarea>", "<textarea>From the browser"));
  keepDraft(find("form"), localStorage, "");
  expect(find<HTMLTextAreaElement>("textarea").value).toBe("From the browser");
});

const at = (time: string): number => Date.parse(`2026-11-24T${time}:00Z`);
const ROW = (from: string, more = ""): string => `<li data-from="2026-11-24T${from}:00Z" ${more}>${from}</li>`;

test("the row to jump to is the one that is on, else the next, else the last", () => {
  page(ROW("09:00") + ROW("10:00") + ROW("11:00", 'data-until="2026-11-24T12:00:00Z"'));
  const day = rows(document);
  expect(["08:00", "09:30", "10:00", "11:59", "15:00"].map((time) => rowAt(day, at(time))?.element.textContent))
    .toEqual(["09:00", "09:00", "10:00", "11:00", "11:00"]);
  expect(rowAt([], at("10:00"))).toBeUndefined();
});

test("the line lies in proportion between two rows and not outside the day", () => {
  page(ROW("09:00") + ROW("10:00", 'data-until="2026-11-24T11:00:00Z"'));
  const day = rows(document);
  const box = (row: { from: number }): { top: number; height: number } => row.from === at("09:00") ? { top: 100, height: 60 } : { top: 160, height: 20 };
  expect(["08:59", "09:00", "09:30", "10:30", "11:00"].map((time) => lineAt(day, at(time), box))).toEqual([null, 100, 130, 170, null]);
});

test("Escape closes an open filter and gives the focus back", () => {
  page('<nav class="filters"><details open><summary tabindex="0">Room</summary><ul><li><a href="?room=a">A</a></li></ul></details></nav>');
  startFilters();
  find("a").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(find("details").hasAttribute("open")).toBe(false);
  expect(document.activeElement?.tagName).toBe("SUMMARY");
});

const AMEND = `<form data-operation="entry.amend"><input name="entry" value="e1"><input name="basedOn" value="3"><input name="title" value=" ">
  <input name="_back" value="/x"><textarea name="text">Mended</textarea><input name="saidBy" value="Siân Prosser">
  <datalist><option value="Siân Prosser" data-speaker="sp1"></option></datalist></form>`;

test("a form says what it amends, on which revision, and by whom it was said", () => {
  page(AMEND);
  expect(bodyOf(find("form"))).toEqual({ entry: "e1", basedOn: 3, title: null, text: "Mended", saidBy: { speaker: "sp1" } });
});

test("a form keeps its words when the server cannot take them, and sends the same operation again", async () => {
  page(AMEND);
  const sent: string[] = [];
  const left: (string | null)[] = [];
  const answers: Answer[] = [{ state: "waiting", sentence: "No connection.", again: null }, HERE];
  find<HTMLTextAreaElement>("textarea").value = "Mended twice";
  const submit = (): Promise<void> => submitOperation(find("form"), async ({ id }) => {
    sent.push(id);
    return answers.shift() ?? HERE;
  }, (address) => left.push(address));
  await submit();
  expect([find<HTMLTextAreaElement>("textarea").value, find("[data-told]").textContent, left]).toEqual(["Mended twice", "No connection.", []]);
  await submit();
  expect([sent[1] === sent[0], find("[data-told]").textContent, left]).toEqual([true, "", [null]]);
});
