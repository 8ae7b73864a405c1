import { one } from "../lib/find";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Where the browser offers to put the page on the home screen, a button asks for it; elsewhere the manual says how. */
export function offerInstall(place: HTMLElement | null = one("[data-install]")): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if (!place) return;
    place.hidden = false;
    one("button", place)?.addEventListener("click", () => {
      place.hidden = true;
      void (event as InstallPrompt).prompt();
    }, { once: true });
  });
}
