import { startComposer } from "../compose/startComposer";
import { one } from "../lib/find";
import { personHere } from "../lib/personHere";
import { askByKey } from "../offline/askByKey";
import { openDatabase } from "../offline/database";
import { lasting, warnings } from "../offline/lasting";
import { age } from "./age";
import { CapturePage } from "./capturePage";
import { offerInstall } from "./install";
import { isTheirs, rememberPerson } from "./person";
import { Remembered } from "./remembered";
import { Shelf, type Seen } from "./shelf";
import { dress } from "./shell";
import { showStream } from "./showStream";
import { startWorker } from "./startWorker";
import { Status } from "./status";
import { takeShared } from "./takeShared";

const TICK = 20_000;
const RENEW = 5 * 60_000;

/** The reporter's page: whole from the server, or the shell that this device fills from what it saw last. */
export async function startCapture(main: HTMLElement): Promise<void> {
  const form = main.querySelector<HTMLFormElement>("form[data-composer]");
  if (!form) return;
  const isShell = main.dataset.shell !== undefined;
  const address = main.dataset.capture || location.pathname.replace(/\/capture$/, "");
  const [db, status] = [await openDatabase().catch(() => null), new Status()];
  const shelf = new Shelf(db, askByKey(db, () => personHere() ?? undefined));
  const asked = new URLSearchParams(location.search).get("session");
  const remembered = new Remembered(address, localStorage);
  // Who follows a link to a session has chosen it; a page that is only loaded again has its address from before.
  if (asked !== null && isFollowed()) remembered.choose(asked || null, Date.now());
  const page = new CapturePage(form, remembered, isShell ? asked : form.dataset.session || null, (session) => {
    history.replaceState(null, "", `${location.pathname}?session=${session ?? ""}`);
    if (!isShell) void showStream();
  });
  const last = await shelf.last(address);
  if (last && isTheirs(last.snapshot, localStorage)) show(last, isShell);
  else if (isShell && !last) return status.says(["This event has not been open on this device before, so there is nothing to show without a connection. Come back when there is one."]);
  else if (isShell && last && !(await openFor(last.snapshot.event.id))) return;

  /** What is kept here is another’s: only the server knows what there is for whoever is here. */
  async function openFor(event: string): Promise<boolean> {
    status.says(["What this device keeps of this event is for somebody else. Come back when there is a connection."]);
    const seen = await shelf.renew(event);
    if (typeof seen === "string") return false;
    status.says([]);
    show(seen, false);
    return true;
  }

  function show(seen: Seen, isOld: boolean): void {
    if (!isOld) rememberPerson(seen.snapshot.person.id, localStorage);
    // Somebody else has signed in: the head would say one name while the composer writes under another, so the page begins again.
    if (isShell && page.composer && personHere() !== seen.snapshot.person.id) return location.reload();
    if (isShell) dress(main, seen.snapshot);
    page.show(seen);
    if (!isOld && !seen.snapshot.event.isSealed) page.composer?.refused.opened();
    status.network(isOld ? "away" : isShell ? "back" : "there", age(seen.at, Date.now(), seen.snapshot.event.zone));
  }

  async function renew(): Promise<void> {
    const event = page.snapshot?.event.id ?? form?.dataset.event;
    const seen = event ? await shelf.renew(event) : "away";
    if (typeof seen !== "string") show(seen, false);
    else if (page.snapshot) status.network(seen, age((await shelf.last(address))?.at ?? new Date(), Date.now(), page.snapshot.event.zone));
  }

  async function warn(): Promise<void> {
    const missed = new URLSearchParams(location.search).get("shared") === "failed";
    const room = await lasting();
    const loose = one("[data-lasting]");
    if (loose) loose.hidden = room.persisted;
    status.says([...warnings(room, db !== null), ...(missed ? ["What you shared did not come through. Share it once more."] : [])]);
  }

  const composer = await startComposer(form, (ids) => page.sends(ids));
  page.composer = composer;
  page.tick();
  setInterval(() => page.tick(), TICK);
  setInterval(() => void renew(), RENEW);
  for (const event of ["online", "offline"]) addEventListener(event, () => void renew());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void renew());
  offerInstall();
  if (composer) await takeShared(db, address, (words, files) => composer.takes(words, files));
  // A server that lets one wait, or a browser that asks first, keeps nobody from what is here.
  await Promise.all([warn(), startWorker(() => composer?.holds() !== true), renew()]);
  document.documentElement.dataset.ready = one("[data-today]")?.hidden === false ? "whole" : "part";
}

function isFollowed(): boolean {
  const [arrival] = performance.getEntriesByType("navigation");
  return arrival !== undefined && "type" in arrival && arrival.type === "navigate";
}
