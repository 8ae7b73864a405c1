import { createInterface } from "node:readline";
import { authors } from "./authors";
import { edits } from "./edits";
import { base64 } from "./plain";
import { expected, read, scenario } from "./scenario";
import { trace } from "./trace";

// One line of JSON for each answer:
//   node main.js scenarios FIRST COUNT   random documents of several authors, and what Yjs makes of them
//   node main.js trace FILE              a recorded document as updates, and its text
//   node main.js read                    what Yjs makes of updates: each line it is given is a list of them in base64
// Or a line in base64 for each update:
//   node main.js edits FILE              a recorded document as a note that is typed, by client 2
// Or a line of JSON for each update and its author, and one for what it all says:
//   node main.js authors FILE COUNT A B  the first so many edits of a recorded document as a note, by these clients

const [act, what = "", count = "1", ...clients] = process.argv.slice(2);

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

if (act === "scenarios") {
  for (let seed = Number(what); seed < Number(what) + Number(count); seed++) say(scenario(seed));
} else if (act === "trace") {
  say(trace(what));
} else if (act === "read") {
  for await (const line of createInterface({ input: process.stdin })) say(expected(read((JSON.parse(line) as string[]).map((update) => Buffer.from(update, "base64")))));
} else if (act === "edits") {
  for (const update of edits(what, 2)) process.stdout.write(`${base64(update)}\n`);
} else if (act === "authors") {
  for (const answer of authors(what, Number(count), clients.map(Number))) say(answer);
} else {
  throw new Error(`Nobody knows ${act}.`);
}
