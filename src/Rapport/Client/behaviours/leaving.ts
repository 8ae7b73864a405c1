/** Asks what becomes of what is not on the server when its author signs out. Closing it stays signed in. */
export class Leaving {
  private dialog = document.createElement("dialog");
  private said = document.createElement("p");
  private buttons = document.createElement("p");

  constructor(count: number, offersFile: boolean) {
    const heading = document.createElement("h2");
    heading.textContent = count === 1 ? "One thing is not on the server yet" : `${count} things are not on the server yet`;
    heading.id = "leaving";
    this.dialog.setAttribute("aria-labelledby", heading.id);
    this.said.setAttribute("role", "status");
    this.said.textContent = "What should become of it?";
    this.buttons.className = "choices";
    this.dialog.append(heading, this.said, this.buttons);
    this.choice("Send them first", "Waits until all of it is there, then signs you out.", "send");
    this.choice("Keep them on this device", "They wait here, go on being sent by the key of this device, and are yours when you sign in again.", "keep");
    if (offersFile) this.choice("Hand them over as a file", "Anybody on the team can deliver it, as yours. It stays here as well.", "file");
    this.choice("Stay signed in", "", "stay").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  onKeep(act: () => void): void {
    this.on("keep", act);
  }

  onSend(act: () => void): void {
    this.on("send", () => {
      const button = this.find("send");
      if (button) button.disabled = true;
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
    const button = document.createElement("button");
    [button.type, button.textContent, button.className] = ["button", words, "button button-plain"];
    button.dataset.leave = name;
    this.buttons.append(button);
    if (means) {
      const hint = document.createElement("span");
      [hint.className, hint.textContent, hint.id] = ["hint", means, `leaving-${name}`];
      button.setAttribute("aria-describedby", hint.id);
      this.buttons.append(hint);
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
