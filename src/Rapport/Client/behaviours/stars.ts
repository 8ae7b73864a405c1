import { isBusy, whileBusy } from "../lib/busy";
import { CONTRACT_HEADER } from "../lib/contract";
import { all } from "../lib/find";

// The page is the same for everybody; what is one's own is asked for and marked here.
export async function startStars(): Promise<void> {
  const home = location.pathname.split("/").slice(0, 3).join("/") + "/programme";
  const own = await read(home);
  if (!own) return;
  const draw = (): void => mark(own, (session, isOn) => sendStar(home, session, isOn));
  draw();
  // Live parts are made anew with the page and come without marks.
  const watch = new MutationObserver(draw);
  all("[data-anew]").forEach((part) => watch.observe(part, { childList: true }));
}

type Send = (session: string, isOn: boolean) => Promise<boolean>;

export function mark(own: Set<string>, send: Send): void {
  for (const form of all("form[data-star]")) {
    const button = form.querySelector("button");
    if (button && form instanceof HTMLFormElement && !form.dataset.met) starHere(form, button, own, send);
  }
  for (const item of all("[data-slot]")) {
    const heading = item.querySelector("h3");
    if (!heading || item.querySelector(".star")) continue;
    item.append(starFor(item.dataset.slot ?? "", heading.textContent ?? "", own, send));
  }
}

function starFor(session: string, title: string, own: Set<string>, send: Send): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "word star";
  button.setAttribute("aria-label", `Mine: ${title}`);
  show(button, own.has(session));
  button.addEventListener("click", () => void turn(button, session, own, send).then((isOn) => show(button, isOn)));
  return button;
}

/** On a session's own page the form of those without script becomes a star as well. */
function starHere(form: HTMLFormElement, button: HTMLButtonElement, own: Set<string>, send: Send): void {
  const session = form.dataset.star ?? "";
  const draw = (isOn: boolean): void => {
    button.value = isOn ? "off" : "on";
    button.textContent = isOn ? "In my programme. Take it out" : "Add to my programme";
  };
  form.dataset.met = "";
  draw(own.has(session));
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    void turn(button, session, own, send).then(draw);
  });
}

/** Puts it in or takes it out, and says how it is then. */
async function turn(button: HTMLButtonElement, session: string, own: Set<string>, send: Send): Promise<boolean> {
  const isOn = !own.has(session);
  if (!isBusy(button) && (await whileBusy(button, () => send(session, isOn)))) {
    if (isOn) own.add(session);
    else own.delete(session);
  }
  return own.has(session);
}

function show(button: HTMLButtonElement, isOn: boolean): void {
  button.setAttribute("aria-pressed", String(isOn));
  button.textContent = isOn ? "★ Mine" : "☆ Mine";
}

async function read(home: string): Promise<Set<string> | null> {
  try {
    const answer = await fetch(`${home}/stars`, { headers: { accept: "application/json" } });
    const value: unknown = answer.ok ? await answer.json() : null;
    return Array.isArray(value) ? new Set(value.filter((id) => typeof id === "string")) : null;
  } catch {
    return null; // Without a network there are no marks; the forms still work.
  }
}

/** Whether the server has it: it then shows one's own programme. Who is signed out is led elsewhere, and so is the guest of a network. */
export async function sendStar(home: string, session: string, isOn: boolean): Promise<boolean> {
  try {
    const body = new URLSearchParams({ session, star: isOn ? "on" : "off" });
    const answer = await fetch(`${home}/mine`, { method: "POST", body });
    return answer.ok && answer.redirected && answer.headers.has(CONTRACT_HEADER) && new URL(answer.url).pathname === `${home}/mine`;
  } catch {
    return false; // The star stays as it was.
  }
}
