import { all } from "../lib/find";

/** The server cannot say what changed, so the page must be read again: at once where that loses nothing. */
export function offerReload(reload: () => void = () => location.reload()): void {
  if (scrollY < 40 && !typing()) return reload();
  if (document.getElementById("reload")) return;
  const note = document.createElement("p");
  note.id = "reload";
  note.className = "say";
  note.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "stream-new";
  button.textContent = "Reload to see what is new";
  button.addEventListener("click", reload);
  note.append(button);
  document.querySelector("main")?.prepend(note);
}

function typing(): boolean {
  return all("textarea, input").some((box) =>
    (box instanceof HTMLTextAreaElement && box.value !== box.defaultValue)
    || (box instanceof HTMLInputElement && !["radio", "checkbox", "hidden"].includes(box.type) && box.value !== box.defaultValue));
}
