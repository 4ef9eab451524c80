import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRestTraffic } from '../../../src/discord/rest/rest-traffic.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const SECOND = 1_000;
const API = 'https://discord.example/api/v10';
const CHANNEL = `${API}/channels/123456789012345678/messages`;
const OTHER_CHANNEL = `${API}/channels/223456789012345678/messages`;
const CALLBACK = `${API}/interactions/323456789012345678/secret-token/callback`;
const FOLLOW_UP = `${API}/webhooks/423456789012345678/secret-token`;

/** The page of the network in front of Discord's API. */
const edge = (headers: Record<string, string> = {}) =>
  new Response('<html>You are being rate limited.</html>', {
    status: 429,
    headers: { 'content-type': 'text/html', ...headers },
  });
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const ok = () => json(200, {});

/** Traffic to a Discord that responds as the test says. */
function open(respond: (url: string) => Response) {
  const clock = createManualClock('2026-03-05T12:00:00Z');
  const log = createSilentLog();
  const sent: string[] = [];
  const traffic = createRestTraffic({ clock, log }, async url => {
    sent.push(url);
    return respond(url);
  });
  /** Resolves with the status, and for a 429 with the wait that it asks for. */
  async function request(url: string) {
    const { status, headers } = await traffic.makeRequest(url, { method: 'POST' });
    return { status, waitMs: Number(headers.get('retry-after') ?? 0) * SECOND };
  }
  return {
    clock,
    log,
    sent,
    traffic,
    request,
    /** Repeats the request whenever it may be, for as long as it is limited. */
    async persist(url: string, forMs: number) {
      const waits: number[] = [];
      for (let ms = 0; ms < forMs;) {
        const { status, waitMs } = await request(url);
        if (status !== 429) break;
        waits.push(waitMs);
        ms += waitMs;
        clock.advance(waitMs);
      }
      return waits;
    },
  };
}

describe('a rate limit that does not say how long it lasts', () => {
  it.each([
    ['the page of the edge', () => edge()],
    ['one with a negative wait', () => edge({ 'retry-after': '-1' })],
    ['one with a wait that is no number', () => edge({ 'retry-after': 'soon' })],
    ['an empty one', () => new Response('', { status: 429 })],
    ['one of Discord', () => json(429, { message: 'You are being rate limited.' })],
  ])('is waited for a second at least, then longer each time: %s', async (_, respond) => {
    const { persist, sent } = open(respond);
    expect(await persist(CHANNEL, 20 * SECOND)).toEqual([1, 2, 4, 8, 16].map(seconds => seconds * SECOND));
    expect(sent).toHaveLength(5);
  });

  it('of the edge pauses all other requests, but no first response to an interaction', async () => {
    let isLimited = true;
    const { request, clock, sent } = open(url => (isLimited && url === CHANNEL ? edge() : ok()));
    await request(CHANNEL);
    expect(await request(OTHER_CHANNEL)).toEqual({ status: 429, waitMs: SECOND });
    expect(await request(FOLLOW_UP)).toEqual({ status: 429, waitMs: SECOND });
    expect((await request(CALLBACK)).status).toBe(200);
    expect(sent).toEqual([CHANNEL, CALLBACK]);
    clock.advance(SECOND);
    isLimited = false;
    expect((await request(OTHER_CHANNEL)).status).toBe(200);
  });

  it('of one channel slows down that channel alone while others work', async () => {
    const { request, clock } = open(url => (url === CHANNEL ? edge() : ok()));
    const waits: number[] = [];
    for (let each = 0; each < 6; each += 1) {
      waits.push((await request(CHANNEL)).waitMs);
      clock.advance(SECOND);
      expect((await request(OTHER_CHANNEL)).status).toBe(200);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32].map(seconds => seconds * SECOND));
  });

  it('starts at a second again after a request that was not limited', async () => {
    const responses = [edge(), edge(), ok(), edge()];
    const { request, clock } = open(() => responses.shift() ?? ok());
    const waits: number[] = [];
    for (let each = 0; each < 4; each += 1) {
      waits.push((await request(CHANNEL)).waitMs);
      clock.advance(60 * SECOND);
    }
    expect(waits).toEqual([SECOND, 2 * SECOND, 0, SECOND]);
  });
});

describe('a rate limit that says how long it lasts', () => {
  it('is passed on as it is, from the header or the body', async () => {
    const { request } = open(url =>
      url === CHANNEL
        ? json(429, {}, { 'retry-after': '300', 'x-ratelimit-scope': 'shared' })
        : json(429, { retry_after: 0.25 }, { 'x-ratelimit-scope': 'user' }),
    );
    expect(await request(CHANNEL)).toEqual({ status: 429, waitMs: 300 * SECOND });
    expect(await request(OTHER_CHANNEL)).toEqual({ status: 429, waitMs: 250 });
  });

  it('of years is waited for a day: a proxy is wrong about it', async () => {
    const { request } = open(() =>
      json(429, {}, { 'retry-after': '1000000000', 'x-ratelimit-scope': 'user' }),
    );
    expect(await request(CHANNEL)).toEqual({ status: 429, waitMs: 86_400 * SECOND });
  });

  it('of the edge pauses all other requests for as long, and is not cut short by a later one', async () => {
    const responses = [edge({ 'retry-after': '300' }), edge()];
    const { request, clock, traffic } = open(() => responses.shift() ?? ok());
    await request(CHANNEL);
    await request(CALLBACK);
    clock.advance(299 * SECOND);
    expect(await request(OTHER_CHANNEL)).toEqual({ status: 429, waitMs: SECOND });
    expect(traffic.canRunInBackground()).toBe(false);
    clock.advance(SECOND);
    expect((await request(OTHER_CHANNEL)).status).toBe(200);
  });

  it('is logged without ids and tokens', async () => {
    const { request, log } = open(() => edge({ 'retry-after': '60' }));
    await request(CHANNEL);
    await request(CALLBACK);
    expect(log.events.map(({ level, event, fields }) => [level, event, fields['route']])).toEqual([
      ['warn', 'rate_limited', '/channels/:id/messages'],
      ['warn', 'rate_limited', '/interactions/:id/:token/callback'],
    ]);
  });
});

/** Traffic to a Discord that has rejected a number of requests and rejects all but follow-ups. */
async function rejecting(count: number) {
  const bot = open(url => (url === FOLLOW_UP ? ok() : json(403, { code: 50_013, message: 'no' })));
  for (let each = 0; each < count; each += 1) await bot.request(CALLBACK);
  return bot;
}

describe('after many rejected requests', () => {
  it('only answers are sent, and that is logged once', async () => {
    const { request, traffic, clock, log, sent } = await rejecting(2_000);
    sent.length = 0;
    expect(traffic.canRunInBackground()).toBe(false);
    for (let each = 0; each < 3; each += 1) {
      const { status, waitMs } = await request(CHANNEL);
      expect(status).toBe(429);
      expect(waitMs).toBeGreaterThan(9 * 60 * SECOND);
    }
    expect((await request(FOLLOW_UP)).status).toBe(200);
    expect(sent).toEqual([FOLLOW_UP]);
    expect(log.events.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({
        event: 'requests_stopped',
        fields: expect.objectContaining({ stopped: 'background', invalidRequests: 2_000 }),
      }),
    ]);

    clock.advance(11 * 60 * SECOND);
    expect(traffic.canRunInBackground()).toBe(true);
    expect((await request(CHANNEL)).status).toBe(403);
    expect(log.events.at(-1)?.event).toBe('requests_resumed');
  });

  it('nothing is sent', async () => {
    const { request, sent } = await rejecting(5_000);
    sent.length = 0;
    for (const url of [CHANNEL, FOLLOW_UP, CALLBACK]) expect((await request(url)).status).toBe(429);
    expect(sent).toEqual([]);
  });
});

describe('after the token was refused', () => {
  it('requests that wait for their turn are not sent, and later ones neither', async () => {
    const inFlight: ((response: Response) => void)[] = [];
    const clock = createManualClock('2026-03-05T12:00:00Z');
    const traffic = createRestTraffic({ clock, log: createSilentLog() }, async () => {
      return new Promise<Response>(resolve => void inFlight.push(resolve));
    });
    const post = async () => (await traffic.makeRequest(CHANNEL, { method: 'POST' })).status;
    const statuses: number[] = [];
    const posts = Array.from({ length: 30 }, async () => statuses.push(await post()));
    await setImmediate();
    const sent = inFlight.length;
    for (const respond of inFlight) respond(json(401, { message: '401: Unauthorized', code: 0 }));
    while (statuses.length < posts.length) {
      await setImmediate();
      clock.advance(SECOND);
    }
    expect(statuses).toEqual(posts.map(() => 401));
    expect(await post()).toBe(401);
    expect(inFlight).toHaveLength(sent);
    expect(sent).toBeLessThan(10);
    expect(traffic.canRunInBackground()).toBe(false);
  });

  it('of an interaction, all others are sent', async () => {
    const { request, traffic } = open(url => (url === FOLLOW_UP ? json(401, { code: 50_027 }) : ok()));
    expect((await request(FOLLOW_UP)).status).toBe(401);
    expect((await request(CHANNEL)).status).toBe(200);
    expect(traffic.canRunInBackground()).toBe(true);
  });
});
