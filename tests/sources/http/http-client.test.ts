import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  faultOf,
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/live-error.ts';
import { LARGEST_BODY, REQUEST_MS } from '../../../src/sources/http/send-request.ts';
import { IncompleteAnswer, type SourceClient } from '../../../src/sources/http/source-client.ts';
import {
  ARXIV_RATE_POLICY,
  HUGGING_FACE_RATE_POLICY,
  type RatePolicy,
} from '../../../src/sources/http/rate-policy.ts';
import { createHttpClient } from '../../../src/sources/http/http-client.ts';
import { SourceError } from '../../../src/sources/source-error.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openGroup } from '../../support/http-group.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { silentLog } from '../../support/silent-log.ts';
import {
  cutOff,
  drip,
  endless,
  json,
  openSourceServer,
  redirect,
  reset,
  silence,
  text,
  type Reply,
} from '../../support/source-server.ts';

const START = '2026-03-05T12:00:00Z';

async function asking(manners: RatePolicy, ...replies: Reply[]) {
  const clock = fastClock(START);
  const server = await openSourceServer(clock, json('good'));
  server.next(...replies);
  const { group, log } = openGroup(manners, [server.address], clock);
  return {
    clock,
    server,
    group,
    log,
    get: (path = '/x', signal?: AbortSignal) => get(group, server.address + path, signal),
  };
}

/** The body, by status. */
async function get(group: SourceClient, address: string, signal?: AbortSignal): Promise<string> {
  return await group.get(new URL(address), {
    type: 'JSON',
    signal,
    read: ({ status, body }) => `${status} ${body}`,
  });
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('a request', () => {
  it('is a GET that says who asks', async () => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY);
    expect(await ask()).toBe('200 "good"');
    expect(server.seen).toMatchObject([
      { method: 'GET', headers: { 'user-agent': 'Paperboy/0 (test)', accept: 'application/json' } },
    ]);
  });

  it('goes nowhere that was not configured', async () => {
    const { group, server } = await asking(HUGGING_FACE_RATE_POLICY);
    const elsewhere = server.address.replace('127.0.0.1', 'localhost');
    await expect(get(group, elsewhere)).rejects.toThrow('is not configured');
    expect(server.seen).toEqual([]);
  });

  it.each(['ftp://127.0.0.1/', 'nonsense', 'http://me:secret@127.0.0.1/'])(
    'cannot be made to %s, and no password is repeated',
    async address => {
      const http = createHttpClient({
        userAgent: 'x',
        clock: fastClock(START),
        log: silentLog(),
        random: () => 0,
      });
      onTestFinished(() => http.close());
      const open = () => http.group(ARXIV_RATE_POLICY, [address]);
      expect(open).toThrow(SourceError);
      expect(open).not.toThrow(/secret/);
    },
  );

  it('is decompressed', async () => {
    const { get: ask } = await asking(HUGGING_FACE_RATE_POLICY, response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('"packed"'));
    });
    expect(await ask()).toBe('200 "packed"');
  });
});

describe('trouble', () => {
  it.each<[string, Reply]>([
    ['a reset connection', reset],
    ['an answer that breaks off', cutOff('["a')],
    ['HTTP 500', text(500, 'oh')],
    ['HTTP 502', text(502, '<html>')],
    ['HTTP 503', text(503, '')],
    ['HTTP 408', text(408, '')],
    ['an empty 200', text(200, ' \n', { 'content-type': 'application/json' })],
  ])('such as %s is met by another try after a pause', async (_name, reply) => {
    const { get: ask, server, clock, log } = await asking(HUGGING_FACE_RATE_POLICY, reply, reply);
    expect(await ask()).toBe('200 "good"');
    expect(server.seen).toHaveLength(3);
    // 2 s and 4 s, three quarters of each by the jitter that was handed in.
    expect(clock.pauses).toEqual([1_500, 3_000]);
    expect(log.events.map(({ event }) => event)).toEqual([
      'a source did not answer',
      'a source did not answer',
    ]);
  });

  it('ends after three tries with an error that says what was wrong', async () => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY, reset, text(500, ''), text(502, ''));
    const error = await failure(ask('/x?token=hidden'));
    expect(error).toBeInstanceOf(SourceUnavailableError);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /^Hugging Face: 127\.0\.0\.1:\d+\/x failed 3 times, at last with: HTTP 502$/,
      ),
      userMessage: 'Hugging Face cannot be reached just now. Try again later.',
    });
    expect(server.seen).toHaveLength(3);
  });

  it('is a server that is not there', async () => {
    const clock = fastClock(START);
    const address = await freeAddress();
    const { group } = openGroup(HUGGING_FACE_RATE_POLICY, [address], clock);
    await expect(get(group, `${address}/x`)).rejects.toThrow(/ECONNREFUSED/);
  });

  it.each<[string, Reply]>([
    ['says nothing', silence],
    ['never ends its answer', drip()],
  ])('is a host that %s: each try ends after 60 s', async (_name, reply) => {
    const clock = manualClock(START);
    const server = await openSourceServer(clock, reply);
    const { group } = openGroup(HUGGING_FACE_RATE_POLICY, [server.address], clock);
    const ended = failure(get(group, `${server.address}/x`));
    for (let tries = 1; tries <= 3; tries += 1) {
      await server.arrived(tries);
      clock.advance(REQUEST_MS - 1);
      expect(server.seen[tries - 1]?.endedAt).toBeUndefined();
      clock.advance(1);
      await closed(server.seen, tries);
      clock.advance(10_000);
    }
    expect(await ended).toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringContaining('no whole answer within 60 s'),
    });
  });

  it('is an answer that lacks something, to the reader of it', async () => {
    const { group, server } = await asking(HUGGING_FACE_RATE_POLICY);
    const tries: boolean[] = [];
    const work = group.get(new URL(`${server.address}/x`), {
      type: 'JSON',
      read: (_answer, isLastTry) => {
        tries.push(isLastTry);
        throw new IncompleteAnswer('half of it');
      },
    });
    await expect(work).rejects.toThrow(/failed 3 times, at last with: half of it/);
    expect(tries).toEqual([false, false, true]);
  });
});

/** An address where nobody listens any more. */
async function freeAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('it listened on no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Waits, without a clock, until the server has seen that many requests end. */
async function closed(
  seen: readonly { readonly endedAt: number | undefined }[],
  count: number,
): Promise<void> {
  await expect
    .poll(() => seen.filter(({ endedAt }) => endedAt !== undefined).length, { interval: 1 })
    .toBe(count);
}

describe('what cannot be an answer', () => {
  it('is a body without end, and it is cut', async () => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY, endless);
    const error = await failure(ask());
    expect(error).toBeInstanceOf(SourceFormatError);
    expect(error).toMatchObject({ message: expect.stringContaining(`more than ${LARGEST_BODY} bytes`) });
    await closed(server.seen, 1);
    expect(server.seen).toHaveLength(1);
  });

  it('is a small body that unpacks to a large one', async () => {
    const packed = gzipSync(Buffer.alloc(LARGEST_BODY + 1, ' '));
    expect(packed.byteLength).toBeLessThan(100_000);
    const { get: ask } = await asking(HUGGING_FACE_RATE_POLICY, response => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    });
    await expect(ask()).rejects.toThrow(SourceFormatError);
  });

  it('is a page of another type', async () => {
    const { get: ask, server } = await asking(
      HUGGING_FACE_RATE_POLICY,
      text(200, '<html>Log in</html>', { 'content-type': 'text/html; charset=utf-8' }),
    );
    const error = await failure(ask());
    expect(error).toMatchObject({
      name: 'SourceFormatError',
      message: expect.stringContaining('answered text/html instead of JSON; check the address'),
    });
    // Whatever is asked next, the same page answers.
    expect(faultOf(error)).toBe('unavailable');
    expect(server.seen).toHaveLength(1);
  });

  it('is a redirect to another host, which is never asked', async () => {
    const clock = fastClock(START);
    const other = await openSourceServer(clock, json('stolen'));
    const { get: ask } = await asking(HUGGING_FACE_RATE_POLICY, redirect(`${other.address}/x`));
    const error = await failure(ask());
    expect(error).toBeInstanceOf(SourceRefusedError);
    expect(error).toMatchObject({
      message: expect.stringContaining(`redirects to ${new URL(other.address).host}`),
    });
    expect(faultOf(error)).toBe('unavailable');
    expect(other.seen).toEqual([]);
  });

  it.each(['http://me:pw@HOST/y', 'https://HOST/y', 'file:///etc/passwd'])(
    'is a redirect to %s',
    async target => {
      const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY);
      server.next(redirect(target.replace('HOST', new URL(server.address).host)));
      await expect(ask()).rejects.toThrow(SourceRefusedError);
      expect(server.seen).toHaveLength(1);
    },
  );

  it('is a redirect without end', async () => {
    const { get: ask, server } = await asking(
      HUGGING_FACE_RATE_POLICY,
      ...Array.from({ length: 9 }, () => redirect('/x')),
    );
    await expect(ask()).rejects.toThrow(/redirects without end/);
    expect(server.seen).toHaveLength(6);
  });
});

describe('a redirect within the host', () => {
  it.each([301, 302, 303, 307, 308])('is followed (%i)', async status => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY, redirect('/y?z=1', status));
    expect(await ask()).toBe('200 "good"');
    expect(server.seen.map(({ url }) => url.pathname + url.search)).toEqual(['/x', '/y?z=1']);
  });
});

describe('being told to slow down', () => {
  it.each<[string, Record<string, string>, number]>([
    ['Retry-After in seconds', { 'retry-after': '17' }, 17_000],
    ['Retry-After as a date', { 'retry-after': 'Thu, 05 Mar 2026 12:00:21 GMT' }, 21_000],
    ['the RateLimit header', { ratelimit: '"api";r=0;t=55' }, 55_000],
    ['Retry-After before RateLimit', { 'retry-after': '5', ratelimit: '"api";r=0;t=55' }, 5_000],
    ['nothing', {}, 10_000],
    ['a Retry-After of no time', { 'retry-after': '0' }, 10_000],
    ['a Retry-After of nonsense', { 'retry-after': 'soon' }, 10_000],
  ])('by 429 with %s is obeyed', async (_name, headers, waitMs) => {
    const {
      get: ask,
      server,
      clock,
    } = await asking(HUGGING_FACE_RATE_POLICY, text(429, 'slow down', headers));
    expect(await ask()).toBe('200 "good"');
    expect(clock.pauses).toEqual([waitMs]);
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.endedAt ?? 0)).toBe(waitMs);
  });

  it('by RateLimit on a good answer holds the next request', async () => {
    const { get: ask, clock } = await asking(
      HUGGING_FACE_RATE_POLICY,
      json('last one', { ratelimit: '"api";r=0;t=55' }),
    );
    expect(await ask()).toBe('200 "last one"');
    expect(clock.pauses).toEqual([]);
    await ask();
    expect(clock.pauses).toEqual([55_000]);
  });

  it('by RateLimit with something left holds nothing', async () => {
    const { get: ask, clock } = await asking(
      HUGGING_FACE_RATE_POLICY,
      json('one', { ratelimit: '"api";r=3;t=55' }),
    );
    await ask();
    await ask();
    expect(clock.pauses).toEqual([]);
  });

  it('for longer than anyone waits fails at once and says when to come back', async () => {
    const {
      get: ask,
      server,
      clock,
    } = await asking(HUGGING_FACE_RATE_POLICY, text(429, '', { 'retry-after': '3600' }));
    const error = await failure(ask());
    expect(error).toBeInstanceOf(SourceUnavailableError);
    expect(error).toMatchObject({
      retryAt: Date.parse('2026-03-05T13:00:00Z'),
      message: expect.stringContaining('try again after 2026-03-05T13:00:00.000Z'),
    });
    // Until then nobody hammers.
    await expect(ask()).rejects.toThrow(/try again after 2026-03-05T13:00/);
    expect(server.seen).toHaveLength(1);
    clock.advance(3_600_000);
    expect(await ask()).toBe('200 "good"');
  });

  it.each(['999999999', 'Fri, 01 Jan 9999 00:00:00 GMT'])('until %s holds for a day', async until => {
    const {
      get: ask,
      clock,
      server,
    } = await asking(HUGGING_FACE_RATE_POLICY, text(429, '', { 'retry-after': until }));
    expect(await failure(ask())).toMatchObject({ retryAt: Date.parse('2026-03-06T12:00:00Z') });
    expect(server.seen).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await ask()).toBe('200 "good"');
  });

  it.each<[string, RatePolicy, number[]]>([
    ['Hugging Face', HUGGING_FACE_RATE_POLICY, [10_000, 30_000, 90_000, 90_000, 90_000]],
    ['arXiv', ARXIV_RATE_POLICY, [30_000, 120_000, 300_000]],
  ])('again and again makes the pauses longer, then gives up (%s)', async (_name, manners, pauses) => {
    const {
      get: ask,
      clock,
      server,
    } = await asking(manners, ...Array.from({ length: 20 }, () => text(429, 'Rate exceeded.')));
    const error = await failure(ask());
    expect(clock.pauses).toEqual(pauses);
    expect(error).toMatchObject({ name: 'SourceUnavailableError', retryAt: expect.any(Number) });
    expect(server.seen).toHaveLength(pauses.length + 1);
  });

  it('counts once for requests that ran side by side', async () => {
    const {
      get: ask,
      clock,
      server,
    } = await asking(HUGGING_FACE_RATE_POLICY, ...Array.from({ length: 3 }, () => text(429, '')));
    await Promise.all([ask('/a'), ask('/b'), ask('/c')]);
    expect(new Set(clock.pauses)).toEqual(new Set([10_000]));
    expect(server.seen).toHaveLength(6);
  });

  it('by 503 is the same to arXiv', async () => {
    const { get: ask, clock } = await asking(ARXIV_RATE_POLICY, text(503, 'Rate exceeded.'));
    expect(await ask()).toBe('200 "good"');
    expect(clock.pauses).toEqual([30_000]);
  });
});

describe('a 403', () => {
  it('of arXiv stops everything for a day', async () => {
    const { get: ask, server, clock } = await asking(ARXIV_RATE_POLICY, text(403, 'Forbidden'));
    const waiting = failure(ask('/behind'));
    const results = await Promise.all([failure(ask()), waiting]);
    for (const error of results) {
      expect(error).toMatchObject({
        name: 'SourceUnavailableError',
        retryAt: Date.parse('2026-03-06T12:00:00Z'),
      });
    }
    await expect(ask()).rejects.toThrow(/answered 403, which means to stop asking/);
    expect(server.seen).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await ask()).toBe('200 "good"');
  });

  it('of Hugging Face is left to the reader of the answer, and closes nothing', async () => {
    const { get: ask } = await asking(HUGGING_FACE_RATE_POLICY, text(403, 'no'));
    expect(await ask()).toBe('403 no');
    expect(await ask()).toBe('200 "good"');
  });
});

describe('politeness', () => {
  it('lets arXiv have one request and one connection at a time, 3 s apart, over all its hosts', async () => {
    const clock = fastClock(START);
    const api = await openSourceServer(clock, json('api'));
    const feed = await openSourceServer(clock, json('feed'));
    const { group } = openGroup(ARXIV_RATE_POLICY, [api.address, feed.address], clock);
    api.next(
      reset,
      text(500, ''),
      redirect('/moved'),
      text(404, ''),
      text(429, 'Rate exceeded.'),
      cutOff('['),
    );
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        get(group, `${(index % 2 === 0 ? api : feed).address}/${index}`),
      ),
    );
    const all = [...api.seen, ...feed.seen].toSorted((a, b) => a.at - b.at);
    expect(all.length).toBe(8 + 5);
    for (const [index, { at, together, connections, headers }] of all.entries()) {
      // None stays open while another host of the group is asked.
      expect(headers['connection']).toBe('close');
      expect(together).toBe(1);
      expect(connections).toBe(1);
      const before = all[index - 1];
      expect(at - (before?.endedAt ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(3_000);
    }
  });

  it('counts the 3 s from the end of a request that took long', async () => {
    const clock = manualClock(START);
    const server = await openSourceServer(clock, json('good'));
    const late = new EventEmitter();
    server.next((response, request) => void late.once('answer', () => json('late')(response, request)));
    const { group } = openGroup(ARXIV_RATE_POLICY, [server.address], clock);
    const first = get(group, `${server.address}/1`);
    const second = get(group, `${server.address}/2`);
    await server.arrived(1);
    clock.advance(20_000);
    late.emit('answer');
    expect(await first).toBe('200 "late"');
    clock.advance(2_999);
    expect(server.seen).toHaveLength(1);
    clock.advance(1);
    await second;
    expect(server.seen[1]?.at).toBe(Date.parse(START) + 23_000);
  });

  it('lets Hugging Face have three requests at once', async () => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY);
    await Promise.all(Array.from({ length: 12 }, (_, index) => ask(`/${index}`)));
    expect(Math.max(...server.seen.map(({ together }) => together))).toBeLessThanOrEqual(3);
  });
});

describe('an aborted call', () => {
  it('ends under way, and the next one waits until it has ended', async () => {
    const { get: ask, server } = await asking(ARXIV_RATE_POLICY, silence);
    const stop = new AbortController();
    const first = failure(ask('/1', stop.signal));
    await server.arrived(1);
    const second = ask('/2');
    stop.abort(new Error('enough'));
    expect(await first).toMatchObject({ message: 'enough' });
    expect(await second).toBe('200 "good"');
    expect(server.seen.map(({ together }) => together)).toEqual([1, 1]);
  });

  it('ends while it waits for its turn, and asks nothing', async () => {
    const { get: ask, server } = await asking(ARXIV_RATE_POLICY, silence);
    const stop = new AbortController();
    const stopFirst = new AbortController();
    const first = failure(ask('/1', stopFirst.signal));
    const second = failure(ask('/2', stop.signal));
    await server.arrived(1);
    stop.abort(new Error('enough'));
    expect(await second).toMatchObject({ message: 'enough' });
    stopFirst.abort();
    await first;
    expect(await ask('/3')).toBe('200 "good"');
    expect(server.seen.map(({ url }) => url.pathname)).toEqual(['/1', '/3']);
  });

  it('ends in a pause', async () => {
    const clock = manualClock(START);
    const server = await openSourceServer(clock, text(429, '', { 'retry-after': '100' }));
    const { group } = openGroup(HUGGING_FACE_RATE_POLICY, [server.address], clock);
    const stop = new AbortController();
    const work = failure(get(group, `${server.address}/x`, stop.signal));
    await server.arrived(1);
    await closed(server.seen, 1);
    stop.abort(new Error('enough'));
    expect(await work).toMatchObject({ message: 'enough' });
  });

  it('never begins if it was aborted before', async () => {
    const { get: ask, server } = await asking(HUGGING_FACE_RATE_POLICY);
    await expect(ask('/x', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(server.seen).toEqual([]);
  });
});
