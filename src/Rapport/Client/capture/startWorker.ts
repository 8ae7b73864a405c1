import { outdated } from "../lib/outdated";

const TRIED = "outdated";

/** Lets the page open without a network from now on. A page that is left alone takes up a newer version by itself. */
export async function startWorker(mayReload: () => boolean, container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Promise<void> {
  if (!container) return; // Without HTTPS a browser has none.
  const hadOne = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (hadOne) whenHidden(mayReload);
  });
  const registration = await container.register("/service-worker.js", { updateViaCache: "none" }).catch(() => null);
  outdated.addEventListener("outdated", () => void renew(registration, mayReload));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration?.update().catch(() => undefined); // No network: next time.
  });
}

// Drafts and the queue are on the device, but a page that changes under somebody's thumb is still unkind.
function whenHidden(mayReload: () => boolean): void {
  const reload = (): void => {
    if (document.visibilityState === "hidden" && mayReload()) location.reload();
  };
  document.addEventListener("visibilitychange", reload);
  reload();
}

// Once: a server that is older than this code says so too, and loading again would not help.
async function renew(registration: ServiceWorkerRegistration | null, mayReload: () => boolean): Promise<void> {
  if (sessionStorage.getItem(TRIED) || !mayReload()) return;
  sessionStorage.setItem(TRIED, "1");
  await registration?.update().catch(() => undefined); // Without it, the page itself still comes from the server.
  location.reload();
}
