import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";
import type { Fetch } from "../lib/contact";

/** Uploads over fetch, for where there is no XMLHttpRequest: a service worker, or a test. How much has left is not told. */
export class FetchStack implements HttpStack {
  constructor(private fetch: Fetch) {}

  createRequest(method: string, address: string): HttpRequest {
    return new FetchRequest(this.fetch, method, address);
  }

  getName(): string {
    return "FetchStack";
  }
}

class FetchRequest implements HttpRequest {
  private headers = new Headers();
  private stop = new AbortController();

  constructor(private fetch: Fetch, private method: string, private address: string) {}

  getMethod(): string {
    return this.method;
  }
  getURL(): string {
    return this.address;
  }
  setHeader(header: string, value: string): void {
    this.headers.set(header, value);
  }
  getHeader(header: string): string | undefined {
    return this.headers.get(header) ?? undefined;
  }
  setProgressHandler(): void {
    // Fetch does not tell.
  }
  async send(body: Blob | null): Promise<HttpResponse> {
    const answer = await this.fetch(this.address, { method: this.method, headers: this.headers, body: body ?? null, signal: this.stop.signal });
    const text = await answer.text();
    return {
      getStatus: () => answer.status,
      getHeader: (header) => answer.headers.get(header) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => answer,
    };
  }
  async abort(): Promise<void> {
    this.stop.abort();
  }
  getUnderlyingObject(): FetchStack {
    return new FetchStack(this.fetch);
  }
}
