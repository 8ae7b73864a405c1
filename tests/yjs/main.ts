import { edits } from "./edits";
import { base64 } from "./plain";
import { scenario } from "./scenario";
import { trace } from "./trace";

// One line of JSON for each answer:
//   node main.js scenarios FIRST COUNT   random documents of several authors, and what Yjs makes of them
//   node main.js trace FILE              a recorded document as updates, and its text
// Or a line in base64 for each update:
//   node main.js edits FILE              a recorded document as a note that is typed, by client 2

const [act, what = "", count = "1"] = process.argv.slice(2);

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

if (act === "scenarios") {
  for (let seed = Number(what); seed < Number(what) + Number(count); seed++) say(scenario(seed));
} else if (act === "trace") {
  say(trace(what));
} else if (act === "edits") {
  for (const update of edits(what, 2)) process.stdout.write(`${base64(update)}\n`);
} else {
  throw new Error(`Nobody knows ${act}.`);
}
