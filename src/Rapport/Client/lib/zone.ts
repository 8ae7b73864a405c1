/** The zone of the event that the page is about; nothing where there is none, and the device's own is meant. */
export function eventZone(): string | undefined {
  return document.querySelector("main")?.dataset.zone;
}
