import type { RequestListener } from 'node:http';
import type { FileStore } from '../state/file-store.ts';
import { pathOf } from './request-path.ts';

/** The prefix of the paths of attachments. */
export const ATTACHMENTS_PREFIX = '/attachments/';

/**
 * Serves the files of messages as Discord's CDN does: `/attachments/CHANNEL/ID/NAME`. They are untrusted and have the
 * origin of the page, so browsers neither run them (CSP Level 3, "sandbox") nor guess their type.
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
