import { startFilters } from "./behaviours/filters";
import { all, one } from "./lib/find";
import { startLive } from "./live/live";

// The page is whole without this. Following live is what most come for; the rest is fetched where it is wanted.
const main = one("main");
if (main?.dataset.live) startLive(main);
startFilters();

for (const form of all("form[data-composer]")) {
  if (form instanceof HTMLFormElement) void import("./compose/start").then(({ startComposer }) => startComposer(form));
}
for (const form of all("form[data-draft]")) {
  if (form instanceof HTMLFormElement) void import("./behaviours/draftForm").then(({ keepDraft }) => keepDraft(form, localStorage, location.hash));
}
if (main?.dataset.event) void import("./behaviours/operate").then(({ startOperations }) => startOperations(main));
if (one("[data-confirm]")) void import("./behaviours/confirm").then(({ confirmForms }) => confirmForms());
if (one("[data-jump-now], [data-grid]")) void import("./behaviours/now").then(({ startNow }) => startNow());
