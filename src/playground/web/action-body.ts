import type { IncomingMessage } from 'node:http';
import { PageRequestError } from './page-request-error.ts';

/** What an act may weigh, in bytes: a file of 8 MB in base64, and some room. */
const MAX_BODY_BYTES = 12_000_000;

/** Reads the text of an act. @throws PageProblem 413 when it is too much */
export async function readActionBody(request: IncomingMessage): Promise<string> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    // The rest is read all the same, and dropped: a client that is still sending hears no answer.
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new PageRequestError(413, 'That is too large: 12 MB at most');
  return Buffer.concat(chunks).toString('utf8');
}
