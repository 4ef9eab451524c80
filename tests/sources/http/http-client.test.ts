import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  classifySourceError,
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/remote-source-error.ts';
import { MAX_BODY_BYTES, REQUEST_TIMEOUT_MS } from '../../../src/sources/http/send-request.ts';
import { IncompleteResponseError } from '../../../src/sources/http/source-client.ts';
import { ARXIV_RATE_POLICY, HUGGING_FACE_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import { openHttpClient } from '../../../src/sources/http/http-client.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import {
  cutOff,
  stall,
  endless,
  json,
  openSourceServer,
  redirect,
  reset,
  silence,
  text,
  type Reply,
} from '../../support/source-server.ts';
import { START, setUp, getBody, failure, closed } from './http-client-fixture.ts';

describe('a request', () => {
  it('is a GET with a User-Agent', async () => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY);
    expect(await get()).toBe('200 "good"');
    expect(server.seen).toMatchObject([
      { method: 'GET', headers: { 'user-agent': 'Paperboy/0 (test)', accept: 'application/json' } },
    ]);
  });

  it('is not sent to an address that was not configured', async () => {
    const { client, server } = await setUp(HUGGING_FACE_RATE_POLICY);
    const elsewhere = server.address.replace('127.0.0.1', 'localhost');
    await expect(getBody(client, elsewhere)).rejects.toThrow('is not configured');
    expect(server.seen).toEqual([]);
  });

  it.each(['ftp://127.0.0.1/', 'nonsense', 'http://me:secret@127.0.0.1/'])(
    'cannot be sent to %s, and the error contains no password',
    async address => {
      const http = openHttpClient({
        userAgent: 'x',
        clock: createFastClock(START),
        log: createSilentLog(),
        random: () => 0,
      });
      onTestFinished(() => http.close());
      const open = () => http.forSource(ARXIV_RATE_POLICY, [address]);
      expect(open).toThrow(SourceError);
      expect(open).not.toThrow(/secret/);
    },
  );

  it('is decompressed', async () => {
    const { get } = await setUp(HUGGING_FACE_RATE_POLICY, response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('"packed"'));
    });
    expect(await get()).toBe('200 "packed"');
  });
});

describe('a failure', () => {
  it.each<[string, Reply]>([
    ['a reset connection', reset],
    ['a response that breaks off', cutOff('["a')],
    ['HTTP 500', text(500, 'oh')],
    ['HTTP 502', text(502, '<html>')],
    ['HTTP 503', text(503, '')],
    ['HTTP 408', text(408, '')],
    ['an empty 200', text(200, ' \n', { 'content-type': 'application/json' })],
  ])('such as %s is retried after a pause', async (_name, reply) => {
    const { get, server, clock, log } = await setUp(HUGGING_FACE_RATE_POLICY, reply, reply);
    expect(await get()).toBe('200 "good"');
    expect(server.seen).toHaveLength(3);
    // 2 s and 4 s, three quarters of each by the jitter that was handed in.
    expect(clock.pauses).toEqual([1_500, 3_000]);
    expect(log.events.map(({ event }) => event)).toEqual(['source_request_failed', 'source_request_failed']);
  });

  it('becomes an error with the reason after three attempts', async () => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY, reset, text(500, ''), text(502, ''));
    const error = await failure(get('/x?token=hidden'));
    expect(error).toBeInstanceOf(SourceUnavailableError);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /^Hugging Face: 127\.0\.0\.1:\d+\/x failed 3 times; last failure: HTTP 502$/,
      ),
    });
    expect(server.seen).toHaveLength(3);
  });

  it('is a server that does not listen', async () => {
    const clock = createFastClock(START);
    const address = await freeAddress();
    const { client } = openTestSourceClient(HUGGING_FACE_RATE_POLICY, [address], clock);
    await expect(getBody(client, `${address}/x`)).rejects.toThrow(/ECONNREFUSED/);
  });

  it.each<[string, Reply]>([
    ['never responds', silence],
    ['never ends its response', stall()],
  ])('is a host that %s: each attempt times out after 60 s', async (_name, reply) => {
    const clock = createManualClock(START);
    const server = await openSourceServer(clock, reply);
    const { client } = openTestSourceClient(HUGGING_FACE_RATE_POLICY, [server.address], clock);
    const ended = failure(getBody(client, `${server.address}/x`));
    for (let tries = 1; tries <= 3; tries += 1) {
      await server.arrived(tries);
      clock.advance(REQUEST_TIMEOUT_MS - 1);
      expect(server.seen[tries - 1]?.endedAt).toBeUndefined();
      clock.advance(1);
      await closed(server.seen, tries);
      clock.advance(10_000);
    }
    expect(await ended).toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringContaining('no complete response within 60 s'),
    });
  });

  it('is a response that the reader finds incomplete', async () => {
    const { client, server } = await setUp(HUGGING_FACE_RATE_POLICY);
    const lastAttempts: boolean[] = [];
    const work = client.get(new URL(`${server.address}/x`), {
      type: 'JSON',
      read: (_response, isLastAttempt) => {
        lastAttempts.push(isLastAttempt);
        throw new IncompleteResponseError('half of it');
      },
    });
    await expect(work).rejects.toThrow(/failed 3 times; last failure: half of it/);
    expect(lastAttempts).toEqual([false, false, true]);
  });
});

/** Returns an address on which nothing listens any more. */
async function freeAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server listened on no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('an unacceptable response', () => {
  it('is an endless body, whose connection is closed', async () => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY, endless);
    const error = await failure(get());
    expect(error).toBeInstanceOf(SourceFormatError);
    expect(error).toMatchObject({ message: expect.stringContaining(`more than ${MAX_BODY_BYTES} bytes`) });
    await closed(server.seen, 1);
    expect(server.seen).toHaveLength(1);
  });

  it('is a small body that decompresses to a large one', async () => {
    const packed = gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1, ' '));
    expect(packed.byteLength).toBeLessThan(100_000);
    const { get } = await setUp(HUGGING_FACE_RATE_POLICY, response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    });
    await expect(get()).rejects.toThrow(SourceFormatError);
  });

  it('is a document of another type', async () => {
    const { get, server } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      text(200, '<html>Log in</html>', { 'content-type': 'text/html; charset=utf-8' }),
    );
    const error = await failure(get());
    expect(error).toMatchObject({
      name: 'SourceFormatError',
      message: expect.stringContaining('sent text/html instead of JSON; check the address'),
    });
    // Every other request would get the same page.
    expect(classifySourceError(error)).toBe('unavailable');
    expect(server.seen).toHaveLength(1);
  });

  it('is a redirect to another host, which gets no request', async () => {
    const clock = createFastClock(START);
    const other = await openSourceServer(clock, json('stolen'));
    const { get } = await setUp(HUGGING_FACE_RATE_POLICY, redirect(`${other.address}/x`));
    const error = await failure(get());
    expect(error).toBeInstanceOf(SourceRefusedError);
    expect(error).toMatchObject({
      message: expect.stringContaining(`redirects to ${new URL(other.address).host}`),
    });
    expect(classifySourceError(error)).toBe('unavailable');
    expect(other.seen).toEqual([]);
  });

  it.each(['http://me:pw@HOST/y', 'https://HOST/y', 'file:///etc/passwd'])(
    'is a redirect to %s',
    async target => {
      const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY);
      server.next(redirect(target.replace('HOST', new URL(server.address).host)));
      await expect(get()).rejects.toThrow(SourceRefusedError);
      expect(server.seen).toHaveLength(1);
    },
  );

  it('is an endless redirect', async () => {
    const { get, server } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      ...Array.from({ length: 9 }, () => redirect('/x')),
    );
    await expect(get()).rejects.toThrow(/too many redirects/);
    expect(server.seen).toHaveLength(6);
  });
});

describe('a redirect within the host', () => {
  it.each([301, 302, 303, 307, 308])('is followed (%i)', async status => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY, redirect('/y?z=1', status));
    expect(await get()).toBe('200 "good"');
    expect(server.seen.map(({ url }) => url.pathname + url.search)).toEqual(['/x', '/y?z=1']);
  });
});
