import type { ServerResponse } from 'node:http';
import type { RestResponse } from '../rest/route.ts';

/** A response as it is sent. */
export interface HttpResponse extends RestResponse {
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** HTML in place of the JSON body, as from the proxy in front of Discord. */
  readonly page?: string;
}

interface EncodedResponse {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Sends a response. */
export function sendResponse(target: ServerResponse, response: HttpResponse): void {
  const { headers, bytes } = encode(response);
  target.writeHead(response.status, headers);
  target.end(bytes.length === 0 ? undefined : bytes);
}

/** Sends half of a body, then cuts the connection. */
export function sendTruncated(target: ServerResponse, response: HttpResponse): void {
  sendHalf(target, response, () => target.destroy());
}

/** Sends half of a body, and keeps the connection open. */
export function sendStalled(target: ServerResponse, response: HttpResponse): void {
  sendHalf(target, response, () => undefined);
}

function sendHalf(target: ServerResponse, response: HttpResponse, onSent: () => void): void {
  const { headers, bytes } = encode(response);
  target.writeHead(response.status, { ...headers, 'content-length': String(bytes.length + 1) });
  target.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), onSent);
}

function encode({ body, page, headers = {} }: HttpResponse): EncodedResponse {
  if (page !== undefined)
    return { headers: { 'content-type': 'text/html', ...headers }, bytes: Buffer.from(page) };
  // Discord's responses come through a proxy. discord.py treats a 429 without `via` as Cloudflare's.
  const common = { via: '1.1 emulator', ...headers };
  if (body === undefined) return { headers: common, bytes: Buffer.alloc(0) };
  return {
    headers: { 'content-type': 'application/json', ...common },
    bytes: Buffer.from(JSON.stringify(body)),
  };
}
