import { all } from "../lib/find";
import { keepPlace } from "../lib/keepPlace";
import { later } from "../lib/later";
import { comments } from "../lib/words";
import { surroundingsFor } from "./browser";
import type { Batch, Change, SubjectChange } from "./change";
import { isToldInParts } from "./parts";
import { renew } from "./region";
import { offerReload } from "./reset";
import { SharedLine } from "./sharedLine";
import { countAnew, remove } from "./stream";
import { StreamView } from "./streamView";
import { showComment } from "./thread";

/** Puts what the server says onto the page. */
export class LivePage {
  private views = streams();

  constructor() {
    // A page that shows another session now has another list.
    document.addEventListener("streams", () => (this.views = streams()));
  }

  take(batch: Batch): void {
    if (batch.changes.length === 0) return;
    keepPlace(() => batch.changes.forEach((change) => this.dare(change)));
  }

  // One change that fails must not take the others, or the line, with it.
  private dare(change: Change): void {
    try {
      this.apply(change);
    } catch (why) {
      reportError(why);
    }
  }

  private apply(change: Change): void {
    if (change.kind === "region") return renew(change.region, change.html);
    this.count(change);
    // What was taken back leaves every place at once; where words are left in its stead, they follow.
    if (change.change === "gone") {
      this.views.forEach((view) => view.gone(change.subject));
      remove(change.subject, change.html !== null);
    }
    if (isToldInParts(change)) void later(() => import("./anew")).then(({ askAnew }) => askAnew());
    if (change.change === "count") return;
    if (change.kind === "entry") this.views.forEach((view) => view.show(change));
    if (change.kind === "comment") showComment(change);
  }

  private count(change: SubjectChange): void {
    if (change.count === null) return;
    const subject = change.change === "count" ? change.subject : change.about ?? change.subject;
    countAnew(subject, comments(change.count));
  }
}

function streams(): StreamView[] {
  return all('ol[data-stream="live"]').map((list) => new StreamView(list));
}

export function startLive(main: HTMLElement): void {
  const address = main.dataset.live ?? "";
  const page = new LivePage();
  new SharedLine(address, Number(main.dataset.liveAt), {
    batch: (batch) => page.take(batch),
    reset: () => offerReload(),
  }, surroundingsFor(address));
}
