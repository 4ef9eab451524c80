import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SourceUnavailableError } from '../../../src/sources/remote-source-error.ts';
import {
  ARXIV_RATE_POLICY,
  HUGGING_FACE_RATE_POLICY,
  type RatePolicy,
} from '../../../src/sources/http/rate-policy.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import {
  cutOff,
  json,
  openSourceServer,
  redirect,
  reset,
  silence,
  text,
} from '../../support/source-server.ts';
import { START, setUp, getBody, failure, closed } from './http-client-fixture.ts';

describe('a throttled request', () => {
  it.each<[string, Record<string, string>, number]>([
    ['Retry-After in seconds', { 'retry-after': '17' }, 17_000],
    ['Retry-After as a date', { 'retry-after': 'Thu, 05 Mar 2026 12:00:21 GMT' }, 21_000],
    ['the RateLimit header', { ratelimit: '"api";r=0;t=55' }, 55_000],
    ['Retry-After before RateLimit', { 'retry-after': '5', ratelimit: '"api";r=0;t=55' }, 5_000],
    ['no header', {}, 10_000],
    ['a Retry-After of zero', { 'retry-after': '0' }, 10_000],
    ['an invalid Retry-After', { 'retry-after': 'soon' }, 10_000],
  ])('(429 with %s) is retried after the pause', async (_name, headers, waitMs) => {
    const { get, server, clock } = await setUp(HUGGING_FACE_RATE_POLICY, text(429, 'slow down', headers));
    expect(await get()).toBe('200 "good"');
    expect(clock.pauses).toEqual([waitMs]);
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.endedAt ?? 0)).toBe(waitMs);
  });

  it('is avoided after a good response whose RateLimit is used up', async () => {
    const { get, clock } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      json('last one', { ratelimit: '"api";r=0;t=55' }),
    );
    expect(await get()).toBe('200 "last one"');
    expect(clock.pauses).toEqual([]);
    await get();
    expect(clock.pauses).toEqual([55_000]);
  });

  it('is not expected while the RateLimit has requests left', async () => {
    const { get, clock } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      json('one', { ratelimit: '"api";r=3;t=55' }),
    );
    await get();
    await get();
    expect(clock.pauses).toEqual([]);
  });

  it('with a long Retry-After fails at once and says when to retry', async () => {
    const { get, server, clock } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      text(429, '', { 'retry-after': '3600' }),
    );
    const error = await failure(get());
    expect(error).toBeInstanceOf(SourceUnavailableError);
    expect(error).toMatchObject({
      retryAt: Date.parse('2026-03-05T13:00:00Z'),
      message: expect.stringContaining('try again after 2026-03-05T13:00:00.000Z'),
    });
    // Until then no request is sent.
    await expect(get()).rejects.toThrow(/try again after 2026-03-05T13:00/);
    expect(server.seen).toHaveLength(1);
    clock.advance(3_600_000);
    expect(await get()).toBe('200 "good"');
  });

  it.each(['999999999', 'Fri, 01 Jan 9999 00:00:00 GMT'])('(until %s) waits a day at most', async until => {
    const { get, clock, server } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      text(429, '', { 'retry-after': until }),
    );
    expect(await failure(get())).toMatchObject({ retryAt: Date.parse('2026-03-06T12:00:00Z') });
    expect(server.seen).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await get()).toBe('200 "good"');
  });

  it.each<[string, RatePolicy, number[]]>([
    ['Hugging Face', HUGGING_FACE_RATE_POLICY, [10_000, 30_000, 90_000, 90_000, 90_000]],
    ['arXiv', ARXIV_RATE_POLICY, [30_000, 120_000, 300_000]],
  ])('is retried after longer and longer pauses, then fails (%s)', async (_name, policy, pauses) => {
    const { get, clock, server } = await setUp(
      policy,
      ...Array.from({ length: 20 }, () => text(429, 'Rate exceeded.')),
    );
    const error = await failure(get());
    expect(clock.pauses).toEqual(pauses);
    expect(error).toMatchObject({ name: 'SourceUnavailableError', retryAt: expect.any(Number) });
    expect(server.seen).toHaveLength(pauses.length + 1);
  });

  it('counts once among concurrent requests', async () => {
    const { get, clock, server } = await setUp(
      HUGGING_FACE_RATE_POLICY,
      ...Array.from({ length: 3 }, () => text(429, '')),
    );
    await Promise.all([get('/a'), get('/b'), get('/c')]);
    expect(new Set(clock.pauses)).toEqual(new Set([10_000]));
    expect(server.seen).toHaveLength(6);
  });

  it('may also have status 503 at arXiv', async () => {
    const { get, clock } = await setUp(ARXIV_RATE_POLICY, text(503, 'Rate exceeded.'));
    expect(await get()).toBe('200 "good"');
    expect(clock.pauses).toEqual([30_000]);
  });
});

describe('a 403', () => {
  it('of arXiv stops all requests for a day', async () => {
    const { get, server, clock } = await setUp(ARXIV_RATE_POLICY, text(403, 'Forbidden'));
    const waiting = failure(get('/behind'));
    const results = await Promise.all([failure(get()), waiting]);
    for (const error of results) {
      expect(error).toMatchObject({
        name: 'SourceUnavailableError',
        retryAt: Date.parse('2026-03-06T12:00:00Z'),
      });
    }
    await expect(get()).rejects.toThrow(/refused with HTTP 403, which means that requests must stop/);
    expect(server.seen).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await get()).toBe('200 "good"');
  });

  it('of Hugging Face is left to the reader of the response, and stops no requests', async () => {
    const { get } = await setUp(HUGGING_FACE_RATE_POLICY, text(403, 'no'));
    expect(await get()).toBe('403 no');
    expect(await get()).toBe('200 "good"');
  });
});

describe('a rate policy', () => {
  it('allows arXiv one request and one connection at a time, 3 s apart, over all its hosts', async () => {
    const clock = createFastClock(START);
    const api = await openSourceServer(clock, json('api'));
    const feed = await openSourceServer(clock, json('feed'));
    const { client } = openTestSourceClient(ARXIV_RATE_POLICY, [api.address, feed.address], clock);
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
        getBody(client, `${(index % 2 === 0 ? api : feed).address}/${index}`),
      ),
    );
    const all = [...api.seen, ...feed.seen].toSorted((a, b) => a.at - b.at);
    expect(all.length).toBe(8 + 5);
    for (const [index, { at, concurrent: together, connections, headers }] of all.entries()) {
      // No connection stays open during a request to another host of the source.
      expect(headers['connection']).toBe('close');
      expect(together).toBe(1);
      expect(connections).toBe(1);
      const before = all[index - 1];
      expect(at - (before?.endedAt ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(3_000);
    }
  });

  it('counts the 3 s from the end of a slow request', async () => {
    const clock = createManualClock(START);
    const server = await openSourceServer(clock, json('good'));
    const late = new EventEmitter();
    server.next((response, request) => void late.once('answer', () => json('late')(response, request)));
    const { client } = openTestSourceClient(ARXIV_RATE_POLICY, [server.address], clock);
    const first = getBody(client, `${server.address}/1`);
    const second = getBody(client, `${server.address}/2`);
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

  it('allows Hugging Face three concurrent requests', async () => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY);
    await Promise.all(Array.from({ length: 12 }, (_, index) => get(`/${index}`)));
    expect(Math.max(...server.seen.map(({ concurrent: together }) => together))).toBeLessThanOrEqual(3);
  });
});

describe('an aborted call', () => {
  it('stops its request, and the next one waits until that has ended', async () => {
    const { get, server } = await setUp(ARXIV_RATE_POLICY, silence);
    const stop = new AbortController();
    const first = failure(get('/1', stop.signal));
    await server.arrived(1);
    const second = get('/2');
    stop.abort(new Error('enough'));
    expect(await first).toMatchObject({ message: 'enough' });
    expect(await second).toBe('200 "good"');
    expect(server.seen.map(({ concurrent: together }) => together)).toEqual([1, 1]);
  });

  it('rejects while it waits for its turn, and sends no request', async () => {
    const { get, server } = await setUp(ARXIV_RATE_POLICY, silence);
    const stop = new AbortController();
    const stopFirst = new AbortController();
    const first = failure(get('/1', stopFirst.signal));
    const second = failure(get('/2', stop.signal));
    await server.arrived(1);
    stop.abort(new Error('enough'));
    expect(await second).toMatchObject({ message: 'enough' });
    stopFirst.abort();
    await first;
    expect(await get('/3')).toBe('200 "good"');
    expect(server.seen.map(({ url }) => url.pathname)).toEqual(['/1', '/3']);
  });

  it('rejects during a pause', async () => {
    const clock = createManualClock(START);
    const server = await openSourceServer(clock, text(429, '', { 'retry-after': '100' }));
    const { client } = openTestSourceClient(HUGGING_FACE_RATE_POLICY, [server.address], clock);
    const stop = new AbortController();
    const work = failure(getBody(client, `${server.address}/x`, stop.signal));
    await server.arrived(1);
    await closed(server.seen, 1);
    stop.abort(new Error('enough'));
    expect(await work).toMatchObject({ message: 'enough' });
  });

  it('sends no request if it was aborted before', async () => {
    const { get, server } = await setUp(HUGGING_FACE_RATE_POLICY);
    await expect(get('/x', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(server.seen).toEqual([]);
  });
});
