export interface Message {
  event: string;
  data: string;
}

// The event stream format of the HTML standard, as far as it is used here; a comment line is a heartbeat.
// Read by hand because EventSource hides heartbeats and status codes, and so cannot tell a proxy that
// swallows the stream from an event at which nothing happens.
export function sseReader(onMessage: (message: Message) => void): (chunk: string) => void {
  let rest = "";
  let event = "";
  let data: string[] = [];
  const take = (line: string): void => {
    if (line === "") {
      if (data.length > 0 || event !== "") onMessage({ event: event || "message", data: data.join("\n") });
      event = "";
      data = [];
      return;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") data.push(value);
    if (name === "event") event = value;
  };
  return (chunk) => {
    rest += chunk;
    // A carriage return at the very end may be half of a pair: wait for the other half.
    const whole = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
    const lines = whole.split(/\r\n|\n|\r/);
    const tail = lines.pop() ?? "";
    rest = tail + rest.slice(whole.length);
    lines.forEach(take);
  };
}
