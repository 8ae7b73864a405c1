import type { Editor } from "@tiptap/core";
import { make } from "../lib/make";
import { addressOf } from "./picture";

export interface Photo {
  file: string;
  src: string;
  alt: string;
}

/** The photos that the page offers: `template[data-photos]` with an `img[data-file]` for each. */
export function photosOf(template: HTMLTemplateElement | null): Photo[] {
  return [...(template?.content.querySelectorAll<HTMLImageElement>("img[data-file]") ?? [])].map((image) => {
    const file = image.dataset.file ?? "";
    return { file, src: image.getAttribute("src") ?? addressOf(file), alt: image.getAttribute("alt") ?? "" };
  });
}

export function askPhoto(editor: Editor, photos: Photo[]): void {
  const dialog = make("dialog", null, { "aria-labelledby": "note-photo-heading", class: "note-dialog" });
  const list = make("ul", null, { class: "note-photos" });
  for (const photo of photos) {
    const choice = make("button", null, { type: "button" });
    choice.append(make("img", null, { src: photo.src, alt: photo.alt || "Photo without a description", loading: "lazy" }));
    choice.addEventListener("click", () => {
      dialog.close();
      editor.chain().focus().insertPicture(photo.file, photo.alt).run();
    });
    const item = make("li");
    item.append(choice);
    list.append(item);
  }
  const leave = make("button", "None of them", { type: "button", class: "button button-plain" });
  leave.addEventListener("click", () => dialog.close());
  const buttons = make("p", null, { class: "buttons" });
  buttons.append(leave);
  dialog.append(make("h2", "Photos of this session", { id: "note-photo-heading" }), list, buttons);
  dialog.addEventListener("close", () => {
    dialog.remove();
    editor.commands.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
