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
    if (!button || !own.has(form.dataset.star ?? "")) continue;
    button.value = "off";
    button.textContent = "In my programme. Take it out";
  }
  for (const item of all("[data-slot]")) {
    const heading = item.querySelector("h3");
    if (!heading || item.querySelector(".star")) continue;
    heading.after(starFor(item.dataset.slot ?? "", heading.textContent ?? "", own, send));
  }
}

function starFor(session: string, title: string, own: Set<string>, send: Send): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "word star";
  button.setAttribute("aria-label", `Mine: ${title}`);
  show(button, own.has(session));
  button.addEventListener("click", () => {
    const isOn = !own.has(session);
    button.disabled = true;
    void send(session, isOn).then((isSent) => {
      button.disabled = false;
      if (!isSent) return;
      if (isOn) own.add(session);
      else own.delete(session);
      show(button, isOn);
    });
  });
  return button;
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
