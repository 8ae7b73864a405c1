import { isBusy, stayBusy } from "../lib/busy";
import { make } from "../lib/make";

/** Asks what becomes of what is not on the server when its author signs out. Closing it stays signed in. */
export class Leaving {
  private dialog = make("dialog", null, { "aria-labelledby": "leaving" });
  private said = make("p", "What should become of it?", { role: "status" });
  private buttons = make("p", null, { class: "choices" });

  /** @param notes Of which changes wait; each counts as one thing. */
  constructor(items: number, notes: number, offersFile: boolean) {
    const count = items + notes;
    const heading = make("h2", count === 1 ? "One thing is not on the server yet" : `${count} things are not on the server yet`, { id: "leaving" });
    this.dialog.append(heading, this.said, this.buttons);
    if (notes > 0) this.said.before(make("p", `${notes === 1 ? "One of them is a note" : `${notes} of them are notes`} with changes that have not arrived.`));
    this.choice("Send them first", "Waits until all of it is there, then signs you out.", "send");
    this.choice("Keep them on this device", "They wait here, go on being sent by the key of this device, and are yours when you sign in again.", "keep");
    const inFile = notes > 0 ? "Anybody on the team can deliver it, as yours; changes in notes are not in it and wait here." : "Anybody on the team can deliver it, as yours. It stays here as well.";
    if (offersFile && items > 0) this.choice("Hand them over as a file", inFile, "file");
    this.choice("Stay signed in", "", "stay").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  onKeep(act: () => void): void {
    this.on("keep", act);
  }

  onSend(act: () => void): void {
    const button = this.find("send");
    this.on("send", () => {
      if (!button || isBusy(button)) return;
      stayBusy(button);
      act();
    });
  }

  onHandOver(act: () => void): void {
    this.on("file", act);
  }

  says(words: string): void {
    this.said.textContent = words;
  }

  private choice(words: string, means: string, name: string): HTMLButtonElement {
    const button = make("button", words, { type: "button", class: "button button-plain", "data-leave": name });
    this.buttons.append(button);
    if (means) {
      button.setAttribute("aria-describedby", `leaving-${name}`);
      this.buttons.append(make("span", means, { class: "hint", id: `leaving-${name}` }));
    }
    return button;
  }

  private on(name: string, act: () => void): void {
    this.find(name)?.addEventListener("click", act);
  }

  private find(name: string): HTMLButtonElement | null {
    return this.buttons.querySelector(`[data-leave="${name}"]`);
  }
}
