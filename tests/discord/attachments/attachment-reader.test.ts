import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src/core/message/user-error.ts';
import { createAttachmentReader } from '../../../src/discord/attachments/attachment-reader.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const LIMITS = { maxBytes: 1024 };

async function openReader(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise(resolve => void server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const log = createSilentLog();
  const stopping = new AbortController();
  const reader = createAttachmentReader({ apiUrl: `${origin}/api`, log, signal: stopping.signal });
  return { reader, origin, log, stopping };
}

describe('an attachment', () => {
  it('is read as bytes, without a token', async () => {
    const bytes = Uint8Array.from({ length: 1024 }, (_, at) => at % 256);
    let headers = {};
    const { reader, origin } = await openReader((request, response) => {
      headers = request.headers;
      response.end(bytes);
    });
    const read = await reader.read({ url: `${origin}/attachments/1/2/a.bib`, size: 1024 }, LIMITS);
    expect([...read]).toEqual([...bytes]);
    expect(headers).not.toHaveProperty('authorization');
  });

  it('that is said to be too large is not requested', async () => {
    let requests = 0;
    const { reader, origin } = await openReader((_request, response) => {
      requests += 1;
      response.end();
    });
    const read = reader.read({ url: `${origin}/a`, size: 6 * 1024 * 1024 }, { maxBytes: 5 * 1024 * 1024 });
    await expect(read).rejects.toThrow('larger than 5 MB');
    expect(requests).toBe(0);
  });

  it.each([
    ['that is larger than it is said to be', {}, Buffer.alloc(1025)],
    [
      'that is larger once it is decompressed',
      { 'content-encoding': 'gzip' },
      gzipSync(Buffer.alloc(1024 * 1024)),
    ],
  ])('%s is refused', async (_what, headers, body) => {
    const { reader, origin } = await openReader((_request, response) =>
      response.writeHead(200, headers).end(body),
    );
    await expect(reader.read({ url: `${origin}/a`, size: 3 }, LIMITS)).rejects.toThrow('larger than');
  });

  it('without an end is read no further than the limit', async () => {
    let isClosed: Promise<unknown> = Promise.resolve();
    const { reader, origin } = await openReader((_request, response) => {
      isClosed = new Promise(resolve => void response.once('close', resolve));
      const writing = setInterval(() => response.write(Buffer.alloc(512)), 1);
      response.once('close', () => clearInterval(writing));
    });
    await expect(reader.read({ url: `${origin}/a`, size: 3 }, LIMITS)).rejects.toThrow('larger than');
    await isClosed;
  });

  it.each<[string, RequestListener]>([
    ['redirects', (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end()],
    ['is gone', (_request, response) => response.writeHead(404).end()],
    [
      'breaks off',
      (_request, response) =>
        response.writeHead(200, { 'content-length': 100 }).write('x', () => void response.destroy()),
    ],
  ])('that %s is a text for the member', async (_what, listener) => {
    const { reader, origin, log } = await openReader(listener);
    const read = reader.read({ url: `${origin}/attachments/1/2/secret.bib`, size: 3 }, LIMITS);
    await expect(read).rejects.toThrow(new UserError('Discord did not hand over the file. Attach it again.'));
    expect(log.events.map(({ event }) => event)).toEqual(['attachment_not_read']);
    expect(JSON.stringify(log.events)).not.toContain('secret.bib');
  });

  it('under way ends with the bot', async () => {
    const { reader, origin, stopping } = await openReader(() => stopping.abort());
    await expect(reader.read({ url: `${origin}/a`, size: 3 }, LIMITS)).rejects.toThrow(UserError);
  });

  it('elsewhere is not requested', async () => {
    const { reader } = await openReader(() => undefined);
    const read = reader.read({ url: 'https://evil.example/a', size: 3 }, LIMITS);
    await expect(read).rejects.toThrow('attached in Discord only');
  });
});
