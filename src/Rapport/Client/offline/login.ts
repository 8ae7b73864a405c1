/** As long as a log-in that has run out is not tried again: somebody may have signed in on another tab. */
const PAUSE = 60_000;

/** Whether this browser's log-in is one person's, as far as the last request by it showed. */
export class Login {
  private tryAgain = 0;
  private gone = false;
  private shows: ((isOut: boolean) => void)[] = [];

  constructor(private now: () => number = () => Date.now()) {}

  /** True while it is not worth trying. */
  get isOut(): boolean {
    return this.now() < this.tryAgain;
  }

  holds(): void {
    this.tryAgain = 0;
    this.set(false);
  }

  ranOut(): void {
    this.tryAgain = this.now() + PAUSE;
    this.set(true);
  }

  onChange(show: (isOut: boolean) => void): void {
    this.shows.push(show);
    if (this.gone) show(true);
  }

  private set(gone: boolean): void {
    if (gone === this.gone) return;
    this.gone = gone;
    for (const show of this.shows) show(gone);
  }
}

const logins = new Map<string, Login>();

/** The log-in as one author needs it: what another left here says nothing about who is at the page now. */
export function loginOf(author: string): Login {
  const login = logins.get(author) ?? new Login();
  logins.set(author, login);
  return login;
}
