/** Told when a server no longer understands this code: it has to be loaded again. Nothing that waits is lost by that. */
export const outdated = new EventTarget();

export function tellOutdated(): void {
  outdated.dispatchEvent(new Event("outdated"));
}
