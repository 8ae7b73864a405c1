import { startFilters } from "./behaviours/filters";
import { meetTerms } from "./behaviours/meetTerms";
import { rememberPerson } from "./capture/person";
import { keepEarly } from "./compose/keepEarly";
import { all, one } from "./lib/find";
import { holdUntil } from "./lib/holdUntil";
import { later } from "./lib/later";
import { personHere } from "./lib/personHere";
import { startLive } from "./live/live";

// The page is whole without this. Following live is what most come for; the rest is fetched where it is wanted.
const main = one("main");
const here = personHere();
if (main?.dataset.shell === undefined) rememberPerson(here, localStorage);
if (main?.dataset.live) startLive(main);
startFilters();
meetTerms();

for (const form of all("form[data-composer]")) if (form instanceof HTMLFormElement && here) keepEarly(form, here, localStorage);
if (main?.dataset.capture !== undefined) void later(() => import("./capture/startCapture")).then(({ startCapture }) => startCapture(main));
else {
  for (const form of all("form[data-composer]")) {
    if (form instanceof HTMLFormElement) void later(() => import("./compose/startComposer")).then(({ startComposer, completeTerms }) => {
      completeTerms(form);
      return startComposer(form);
    });
  }
}
const amending = all("form[data-amend]").filter((form) => form instanceof HTMLFormElement);
if (main && amending.length > 0) void later(() => import("./compose/amendForms")).then(({ startAmending }) => startAmending(main, amending));
all("form[data-draft]").forEach(keep);
for (const form of all("form[data-refill]")) {
  if (form instanceof HTMLFormElement) void later(() => import("./behaviours/refillForm")).then(({ refillForm }) => refillForm(form, localStorage, Date.now));
}
// Forms that came in with a live comment are met when somebody turns to them.
document.addEventListener("focusin", (turn) => {
  if (turn.target instanceof Element) keep(turn.target.closest("form[data-draft]"));
});
if (main?.dataset.event) void later(() => import("./behaviours/operate")).then(({ startOperations }) => startOperations(main));
if (one("[data-confirm]")) {
  const asking = import("./behaviours/confirm").then(({ confirmForms }) => confirmForms());
  for (const button of all("form button[data-confirm]")) if (button instanceof HTMLButtonElement && button.form) holdUntil(button.form, asking);
}
for (const form of all("form[data-outbox]")) {
  const event = form.dataset.event;
  if (form instanceof HTMLFormElement && event && here) void later(() => import("./behaviours/outboxForm")).then(({ startOutboxForm }) => startOutboxForm(form, event, here));
}
// What only the server can draw, such as one's own questions, shows what has arrived.
document.addEventListener("arrived", () => void later(() => import("./live/anew")).then(({ askAnew }) => askAnew()));
for (const form of all("form[data-similar]")) {
  if (form instanceof HTMLFormElement) void later(() => import("./behaviours/similar")).then(({ showSimilar }) => showSimilar(form));
}
if (main?.dataset.cards !== undefined) void later(() => import("./behaviours/voteCards")).then(({ startCards }) => startCards(main));
if (one("section[data-note]")) void later(() => import("./notes/startNote")).then(({ startNote }) => startNote());
for (const form of all("form[data-search]")) {
  if (form instanceof HTMLFormElement) void later(() => import("./behaviours/searchAsTyped")).then(({ searchAsTyped }) => searchAsTyped(form));
}
if (one("form[data-passkey]")) void later(() => import("./behaviours/passkey")).then(({ startPasskeys }) => startPasskeys());
if (one(".me[data-person]") && one("[data-star], [data-slot]")) void later(() => import("./behaviours/stars")).then(({ startStars }) => startStars());
for (const form of all('form[action="/sign-out"]')) {
  if (form instanceof HTMLFormElement) holdUntil(form, import("./behaviours/signOut").then(({ askBeforeSignOut }) => askBeforeSignOut(form)));
}
for (const form of all("form[data-deliver]")) {
  if (form instanceof HTMLFormElement) void later(() => import("./handover/deliverPage")).then(({ startDelivering }) => startDelivering(form));
}
goOnSending();
if (localStorage.getItem("rapport:notes") !== null && !one("section[data-note]")) void later(() => import("./notes/talk/leftovers")).then(({ sendLeftovers }) => sendLeftovers());
if (main?.dataset.arrange) void later(() => import("./behaviours/dragSession")).then(({ startDrag }) => startDrag(main));
if (one("[data-jump-now], [data-grid]")) void later(() => import("./behaviours/now")).then(({ startNow }) => startNow());

// What others left here, or what stayed after signing out, goes on from whatever page is open.
function goOnSending(): void {
  if (main?.dataset.shell !== undefined || localStorage.getItem("rapport:keys") === null) return;
  const event = one("form[data-composer]")?.dataset.event;
  void later(() => import("./offline/others")).then(({ sendForOthers }) => sendForOthers(event && here ? { event, author: here } : null));
}

function keep(form: Element | null): void {
  if (!(form instanceof HTMLFormElement)) return;
  void later(() => import("./behaviours/draftForm")).then(({ keepDraft }) => keepDraft(form, localStorage, location.hash));
}
