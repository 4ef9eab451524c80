import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { createManualTimers } from '../gateway/manual-timers.ts';
import type { ManualTimers } from '../gateway/manual-timers.ts';

let timers: ManualTimers;
let emulator: Emulator;
const start = async (options: Partial<EmulatorOptions> = {}): Promise<void> => {
  timers = createManualTimers();
  emulator = await startCheckedEmulator({ timers, rateLimits: 'discord', ...options });
};
beforeEach(() => start());
afterEach(() => emulator.stop());

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function request(method: string, path: string, body?: unknown, authorization?: string): Promise<Reply> {
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: authorization ?? `Bot ${emulator.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const channel = (name: 'papers' | 'general' = 'papers'): string => emulator.world.seed.channels[name].id;
const send = (name: 'papers' | 'general' = 'papers'): Promise<Reply> =>
  request('POST', `/channels/${channel(name)}/messages`, { content: 'x' });
const statuses = async (count: number, sendOne: () => Promise<Reply>): Promise<number[]> => {
  const seen = [];
  for (let round = 0; round < count; round += 1) seen.push((await sendOne()).status);
  return seen;
};
const limitHeaders = ({ headers }: Reply): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-ratelimit-')));

const invalid = (count: number, status: number, headers?: Record<string, string>): Promise<number[]> => {
  emulator.faults.respondNext({}, { status, body: {}, ...(headers === undefined ? {} : { headers }) }, count);
  return statuses(count, () => request('GET', '/users/@me'));
};

describe('a bucket', () => {
  test('is in the headers of every response, including refusals', async () => {
    const first = await send();
    expect(limitHeaders(first)).toEqual({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset': ((timers.now() + 5000) / 1000).toFixed(3),
      'x-ratelimit-reset-after': '5.000',
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/u),
    });
    timers.advance(1500);
    const refused = await request('POST', `/channels/${channel()}/messages`, {});
    expect(refused.status).toBe(400);
    expect(limitHeaders(refused)).toMatchObject({
      'x-ratelimit-remaining': '3',
      'x-ratelimit-reset-after': '3.500',
      'x-ratelimit-bucket': first.headers.get('x-ratelimit-bucket'),
    });
    for (const path of ['/users/@me', '/gateway/bot', `/guilds/${emulator.world.seed.guild.id}`]) {
      expect(limitHeaders(await request('GET', path))).toHaveProperty('x-ratelimit-bucket');
    }
  });

  test('allows five messages in 5 s, refuses the sixth, and then starts again', async () => {
    expect(await statuses(5, send)).toEqual([200, 200, 200, 200, 200]);
    timers.advance(1250);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('4');
    expect(refused.headers.get('via')).not.toBeNull();
    expect(limitHeaders(refused)).toMatchObject({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '3.750',
      'x-ratelimit-scope': 'user',
    });
    expect(JSON.parse(refused.text)).toEqual({
      message: 'You are being rate limited.',
      retry_after: 3.75,
      global: false,
    });
    expect(emulator.world.messages.history(channel(), { limit: 10 })).toHaveLength(5);
    timers.advance(3750);
    expect((await send()).status).toBe(200);
  });

  test('counts each channel separately under the same id', async () => {
    await statuses(5, send);
    const elsewhere = await send('general');
    expect(elsewhere.status).toBe(200);
    const here = await send();
    expect(here.status).toBe(429);
    expect(elsewhere.headers.get('x-ratelimit-bucket')).toBe(here.headers.get('x-ratelimit-bucket'));
  });

  test('of reactions allows one in 250 ms, added or removed', async () => {
    const { id } = emulator.userActions.say('Ada', 'papers', 'hello');
    const path = `/channels/${channel()}/messages/${id}/reactions/${encodeURIComponent('🔖')}/@me`;
    expect((await request('PUT', path)).status).toBe(204);
    const refused = await request('DELETE', path);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-reset-after')).toBe('0.250');
    timers.advance(250);
    expect((await request('DELETE', path)).status).toBe(204);
  });

  test('can be shared with other apps, which the headers say', async () => {
    await emulator.stop();
    await start({
      rateLimits: { routes: { 'GET /users/@me': { limit: 1, windowMs: 60_000, scope: 'shared' } } },
    });
    const [taken, refused] = [await request('GET', '/users/@me'), await request('GET', '/users/@me')];
    expect(taken.status).toBe(200);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('shared');
    expect(JSON.parse(refused.text)).toMatchObject({ message: 'The resource is being rate limited.' });
  });

  test('does not count requests with another token', async () => {
    const path = `/channels/${channel()}/messages`;
    await statuses(6, () => request('POST', path, { content: 'x' }, 'Bot wrong'));
    expect((await send()).status).toBe(200);
  });
});

describe('the global limit', () => {
  test('is 50 requests in a second over all routes', async () => {
    expect(new Set(await statuses(50, () => request('GET', '/users/@me')))).toEqual(new Set([200]));
    timers.advance(400);
    const refused = await request('GET', '/gateway/bot');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(limitHeaders(refused)).toEqual({ 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' });
    expect(JSON.parse(refused.text)).toEqual({
      message: 'You are being rate limited.',
      retry_after: 0.6,
      global: true,
    });
    timers.advance(600);
    expect((await request('GET', '/users/@me')).status).toBe(200);
  });

  test('does not apply to responses to interactions', async () => {
    await statuses(51, () => request('GET', '/users/@me'));
    const callback = await request('POST', '/interactions/1212912186163200001/token/callback', { type: 5 });
    expect(callback.status).toBe(404);
    const webhook = `/webhooks/${emulator.world.application.id}/token`;
    expect((await request('POST', webhook, { content: 'x' })).status).toBe(404);
  });
});

describe('an address', () => {
  test('is blocked with an HTML page after too many 401, 403 and 429 in 10 min, and unblocked later', async () => {
    await emulator.stop();
    await start({ rateLimits: { maxInvalidRequests: 5 } });
    await invalid(2, 401);
    await invalid(1, 403);
    await invalid(1, 404);
    await invalid(3, 429, { 'x-ratelimit-scope': 'shared' });
    expect((await request('GET', '/users/@me')).status).toBe(200);
    await invalid(2, 429);
    const page = await request('GET', '/users/@me');
    expect(page.status).toBe(429);
    expect(page.headers.get('content-type')).toBe('text/html');
    expect(page.headers.get('retry-after')).toBe('600');
    expect(page.headers.get('via')).toBeNull();
    expect(page.text).toContain('1015');
    timers.advance(600_000);
    expect((await request('GET', '/users/@me')).status).toBe(200);
  });

  test('of the bot is not blocked by the invalid requests of others', async () => {
    await emulator.stop();
    await start({ rateLimits: { maxInvalidRequests: 5 } });
    const unauthorized = () => request('GET', '/users/@me', undefined, 'Bot wrong');
    expect(await statuses(7, unauthorized)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const webhook = `/webhooks/${emulator.world.application.id}/unknown`;
    expect((await fetch(`${emulator.apiUrl}/v10${webhook}/messages/@original`)).status).toBe(429);
    expect((await request('GET', '/users/@me')).status).toBe(200);
  });

  test('is not blocked for responses more than 10 min apart', async () => {
    await emulator.stop();
    await start({ rateLimits: { maxInvalidRequests: 2 } });
    await invalid(1, 403);
    timers.advance(600_000);
    await invalid(1, 403);
    expect((await request('GET', '/users/@me')).status).toBe(200);
  });
});

test('without limits sends the headers and refuses nothing', async () => {
  await emulator.stop();
  await start({ rateLimits: 'off' });
  expect(new Set(await statuses(60, send))).toEqual(new Set([200]));
  expect(limitHeaders(await send())).toHaveProperty('x-ratelimit-remaining');
});

describe('an injected 429', () => {
  test.each([
    ['user', 'You are being rate limited.'],
    ['shared', 'The resource is being rate limited.'],
    ['global', 'You are being rate limited.'],
  ] as const)('has scope %s', async (scope, message) => {
    emulator.faults.injectFault(
      { method: 'POST' },
      { kind: 'rateLimit', scope, retryAfter: 1.5 },
      { times: 2 },
    );
    for (const refused of [await send(), await send()]) {
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('2');
      expect(refused.headers.get('x-ratelimit-scope')).toBe(scope);
      expect(JSON.parse(refused.text)).toEqual({ message, retry_after: 1.5, global: scope === 'global' });
    }
    expect((await send()).status).toBe(200);
  });

  test('can be a page from Cloudflare', async () => {
    emulator.faults.injectFault(
      { method: 'POST' },
      { kind: 'rateLimit', scope: 'cloudflare', retryAfter: 60 },
    );
    const page = await send();
    expect(page).toMatchObject({ status: 429, text: expect.stringContaining('<html') });
    expect(limitHeaders(page)).toEqual({});
  });
});

describe('the discord.js client', () => {
  test('obeys the headers and causes no 429', async () => {
    const {
      client,
      emulator: own,
      stop,
    } = await connectBot({
      // The limit of messages, ten times as fast.
      rateLimits: {
        routes: { 'POST /channels/:channel_id/messages': { limit: 5, windowMs: 500 } },
        identifyIntervalMs: 0,
      },
    });
    onTestFinished(stop);
    const papers = await client.channels.fetch(own.world.seed.channels.papers.id);
    if (papers?.isSendable() !== true) throw new TypeError('no channel');
    const began = performance.now();
    await Promise.all(Array.from({ length: 7 }, (_, at) => papers.send(`message ${at}`)));
    expect(performance.now() - began).toBeGreaterThan(450);
    expect(own.faults.requests.filter(each => each.status === 429)).toEqual([]);
  });

  test('waits after a 429 and retries the request', async () => {
    const { client, emulator: own, stop } = await connectBot();
    onTestFinished(stop);
    own.faults.injectFault({ method: 'POST' }, { kind: 'rateLimit', scope: 'shared', retryAfter: 0.2 });
    const papers = await client.channels.fetch(own.world.seed.channels.papers.id);
    if (papers?.isSendable() !== true) throw new TypeError('no channel');
    const sent = papers.send('late');
    await wait(500);
    expect(own.world.messages.history(papers.id, { limit: 1 })).toEqual([]);
    expect(await sent).toMatchObject({ content: 'late' });
    const posts = own.faults.find({ method: 'POST' });
    expect(posts.map(each => each.status)).toEqual([429, 200]);
  });
});
