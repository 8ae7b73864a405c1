import { one } from "../lib/find";
import { partsOf } from "../lib/fragment";
import { fill } from "../live/region";

/** The stream of where one is now, read with the page it stands on; what is being written stays as it is. */
export async function showStream(): Promise<void> {
  const place = one("#stream");
  const asked = location.search;
  const html = await read(location.pathname + asked);
  const [fresh] = html === null ? [] : partsOf(html, "#stream");
  // Without a network, or gone elsewhere meanwhile, the list that stands here belongs to somewhere else.
  if (!place || location.search !== asked) return;
  fill(place, fresh ? [...fresh.childNodes] : []);
  document.dispatchEvent(new Event("streams"));
}

async function read(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}
