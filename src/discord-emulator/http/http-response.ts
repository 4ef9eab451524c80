import type { ServerResponse } from 'node:http';
import type { RestAnswer } from '../rest/route.ts';

/** An answer as it goes over the wire. */
export interface HttpAnswer extends RestAnswer {
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A page in place of the JSON body: what stands before Discord answers so. */
  readonly page?: string;
}

interface Encoded {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** Sends an answer. */
export function sendAnswer(response: ServerResponse, answer: HttpAnswer): void {
  const { headers, bytes } = encoded(answer);
  response.writeHead(answer.status, headers);
  response.end(bytes.length === 0 ? undefined : bytes);
}

/** Sends half of an answer's body and cuts the connection. */
export function sendHalf(response: ServerResponse, answer: HttpAnswer): void {
  const { headers, bytes } = encoded(answer);
  response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length + 1) });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
}

function encoded({ body, page, headers = {} }: HttpAnswer): Encoded {
  if (page !== undefined)
    return { headers: { 'content-type': 'text/html', ...headers }, bytes: Buffer.from(page) };
  // Discord's own answers come through a proxy and say so; discord.py takes a 429 that does not for Cloudflare's.
  const common = { via: '1.1 stand-in', ...headers };
  if (body === undefined) return { headers: common, bytes: Buffer.alloc(0) };
  return {
    headers: { 'content-type': 'application/json', ...common },
    bytes: Buffer.from(JSON.stringify(body)),
  };
}
