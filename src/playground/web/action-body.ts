import type { IncomingMessage } from 'node:http';
import { PageRequestError } from './page-request-error.ts';

/** Enough for a file of 8 MB in base64. */
const MAX_BODY_BYTES = 12_000_000;

/** Reads the body of an action. @throws PageRequestError 413 if it is too large */
export async function readActionBody(request: IncomingMessage): Promise<string> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    // The rest is read and dropped, because a client that is still sending does not read the response.
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new PageRequestError(413, 'Too large: at most 12 MB');
  return Buffer.concat(chunks).toString('utf8');
}
