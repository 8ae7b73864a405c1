import { all, one } from "../lib/find";
import { unkept } from "../offline/unkept";

/** The form as one sees it: what it asks for, what it misses, what is not sent yet. */
export class Box {
  private unsent: HTMLElement | null;
  private text: HTMLTextAreaElement | null;
  private plain: string;

  constructor(private form: HTMLFormElement) {
    form.noValidate = true; // Fields of another kind are out of sight and must not stop this one.
    this.unsent = one("[data-unsent]", form);
    this.text = form.querySelector<HTMLTextAreaElement>("[name=text]");
    this.plain = this.text?.placeholder ?? "";
  }

  show(kind: string, { full, kept, unsent }: { full: boolean; kept: boolean; unsent: number }): void {
    this.form.classList.toggle("is-open", full || kind !== "note");
    if (this.unsent) {
      this.unsent.dataset.count = String(unsent + (full ? 1 : 0));
      this.unsent.textContent = tally(full, kept, unsent);
    }
    if (this.text) this.text.placeholder = this.text.getAttribute(`data-ask-${kind}`) ?? this.plain;
  }

  /** Says what is missing, at the field that misses it. */
  complains(problem: { field: string; sentence: string } | null): boolean {
    const field = problem ? this.form.elements.namedItem(problem.field) : null;
    if (problem && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      field.setCustomValidity(problem.sentence);
      field.reportValidity();
    }
    return problem !== null;
  }

  couldNotKeep(error: unknown): void {
    this.complains({ field: "text", sentence: `${unkept(error)} Your words are still in the box.` });
  }

  /** Who speaks here and wants no photos is asked after once more. */
  respects(kind: string): boolean {
    const names = kind === "audio" ? "" : this.form.dataset.noPhotos;
    return !names || confirm(`No photos of ${names}, please. Is nobody of them in the picture?`);
  }

  forgive(): void {
    for (const field of all("input, textarea", this.form)) {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.setCustomValidity("");
    }
  }

  speakers(): Map<string, string> {
    const options = all("option[data-speaker]", this.form);
    return new Map(options.map((option) => [option.getAttribute("value") ?? "", option.dataset.speaker ?? ""]));
  }
}

function tally(full: boolean, kept: boolean, unsent: number): string {
  const counted = full ? unsent + 1 : unsent;
  if (counted === 0) return "All sent";
  return kept ? `${counted} not sent yet` : `${counted} not sent. This browser keeps nothing: stay on this page`;
}
