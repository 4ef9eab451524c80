import type { RequestListener } from 'node:http';
import type { FileStore } from '../state/file-store.ts';
import { pathOf } from './request-path.ts';

/** Where the addresses of files begin. */
export const ATTACHMENTS_PREFIX = '/attachments/';

/**
 * Serves the files of messages as Discord's CDN does: `/attachments/CHANNEL/ID/NAME`. They come from anybody and are on
 * the page's own origin, so that nothing in them is run (CSP Level 3, "sandbox") or taken for what it is not.
 */
export function serveAttachments(files: Pick<FileStore, 'get'>): RequestListener {
  return (request, response) => {
    const [, , , id = ''] = pathOf(request).split('/');
    const file = files.get(id);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.bytes.byteLength,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    response.end(file.bytes);
  };
}
