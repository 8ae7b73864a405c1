import type { Editor } from "@tiptap/core";
import { ask } from "../../lib/ask";
import { make } from "../../lib/make";
import { addressOf } from "./picture";

interface Photo {
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

export async function askPhoto(editor: Editor, photos: Photo[]): Promise<void> {
  let chosen: Photo | null = null;
  const list = make("ul", null, { class: "note-photos" });
  for (const photo of photos) {
    const choice = make("button", null, { type: "button" });
    choice.append(make("img", null, { src: photo.src, alt: photo.alt || "Photo without a description", loading: "lazy" }));
    choice.addEventListener("click", () => {
      chosen = photo;
      asking.dialog.close();
    });
    const item = make("li");
    item.append(choice);
    list.append(item);
  }
  const asking = ask("Photos of this session", [list], null, "None of them");
  await asking.answer;
  if (editor.isDestroyed) return;
  const photo = chosen as Photo | null;
  if (photo) editor.chain().focus().insertPicture(photo.file, photo.alt).run();
  else editor.commands.focus();
}
