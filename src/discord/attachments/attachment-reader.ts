import type { AttachmentReader } from '../../core/message/attachment-reader.ts';
import { UserError } from '../../core/message/user-error.ts';
import type { Log } from '../../core/log.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { attachmentUrl } from './attachment-url.ts';

/** From the connection to the last byte. Discord's CDN sends 5 MB in about a second. */
const READ_TIMEOUT_MS = 20 * SECOND_MS;

const BYTES_PER_MB = 1024 * 1024;

interface AttachmentReaderOptions {
  /** Base URL of Discord's API, if it is not Discord's own. */
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Ends requests under way. */
  readonly signal: AbortSignal;
}

/** Creates a reader that sends plain GET requests, without a token and without following redirects. */
export function createAttachmentReader({ apiUrl, log, signal }: AttachmentReaderOptions): AttachmentReader {
  return {
    async read({ url: text, size }, { maxBytes }) {
      const url = attachmentUrl(text, apiUrl);
      if (!url) throw new UserError('Paperboy reads files that were attached in Discord only.');
      if (size > maxBytes) throw tooLargeError(maxBytes);
      const bytes = await download(url, maxBytes, signal).catch((error: unknown) => {
        // The path and query are the member's: they may show what is in the file, and open it.
        log.warn('attachment_not_read', { host: url.host, error });
        throw new UserError('Discord did not hand over the file. Attach it again.');
      });
      if (bytes === undefined) throw tooLargeError(maxBytes);
      return bytes;
    },
  };
}

function tooLargeError(maxBytes: number): UserError {
  return new UserError(`That file is larger than ${maxBytes / BYTES_PER_MB} MB. Send it in parts.`);
}

/** Returns the file, or `undefined` once it is too large. */
async function download(url: URL, maxBytes: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const ended = new AbortController();
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.any([signal, ended.signal, AbortSignal.timeout(READ_TIMEOUT_MS)]),
  });
  try {
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    // After decompression.
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    ended.abort();
  }
}
