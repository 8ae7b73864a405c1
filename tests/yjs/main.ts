import { createInterface } from "node:readline";
import { expected, read, scenario } from "./scenario";
import { trace } from "./trace";

// One line of JSON for each answer:
//   node main.js scenarios FIRST COUNT   random documents of several authors, and what Yjs makes of them
//   node main.js trace FILE              a recorded document as updates, and its text
//   node main.js read                    what Yjs makes of updates: each line it is given is a list of them in base64

const [act, what = "", count = "1"] = process.argv.slice(2);

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

if (act === "scenarios") {
  for (let seed = Number(what); seed < Number(what) + Number(count); seed++) say(scenario(seed));
} else if (act === "trace") {
  say(trace(what));
} else if (act === "read") {
  for await (const line of createInterface({ input: process.stdin })) say(expected(read((JSON.parse(line) as string[]).map((update) => Buffer.from(update, "base64")))));
} else {
  throw new Error(`Nobody knows ${act}.`);
}
