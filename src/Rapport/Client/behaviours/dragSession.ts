import { all } from "../lib/find";

/** A session dropped elsewhere in the grid asks what the form asks: nothing changes before one has seen what would. */
export function startDrag(main: HTMLElement, go = (address: string): void => location.assign(address)): void {
  let session = "";
  main.addEventListener("dragstart", (drag) => {
    const link = drag.target instanceof Element ? drag.target.closest<HTMLElement>("[data-grid] a[data-slot]") : null;
    session = link?.dataset.slot ?? "";
  });
  main.addEventListener("dragover", (drag) => {
    if (session && placeAt(drag.target, drag.clientX, drag.clientY)) drag.preventDefault();
  });
  main.addEventListener("drop", (drop) => {
    const place = session ? placeAt(drop.target, drop.clientX, drop.clientY) : null;
    if (!place) return;
    drop.preventDefault();
    go(`${main.dataset.arrange ?? ""}?${new URLSearchParams({ act: "move", session, ...place }).toString()}`);
    session = "";
  });
}

interface Place {
  room: string;
  day: string;
  start: string;
}

// Cells span rows, so the column is told by the heads above and the time by the heads beside.
function placeAt(target: EventTarget | null, x: number, y: number): Place | null {
  const grid = target instanceof Element ? target.closest<HTMLElement>("[data-grid]") : null;
  if (!grid) return null;
  const column = all("thead th[data-room]", grid).find((head) => within(x, head.getBoundingClientRect(), "x"));
  const row = all("tbody th", grid).find((head) => within(y, head.getBoundingClientRect(), "y"));
  if (!column || !row) return null;
  return { room: column.dataset.room ?? "", day: grid.dataset.day ?? "", start: row.textContent?.trim() ?? "" };
}

function within(at: number, box: DOMRect, axis: "x" | "y"): boolean {
  return axis === "x" ? at >= box.left && at < box.right : at >= box.top && at < box.bottom;
}
