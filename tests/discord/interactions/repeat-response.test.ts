import { RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeatResponses } from '../../../src/discord/interactions/repeat-response.ts';
import { fakeRest, refusal } from './fake-rest.ts';
import { rateLimited } from '../rate-limited.ts';

const CALLBACK = '/interactions/77/token/callback';
const FOLLOW_UP = '/webhooks/88/token';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Posts to a Discord that limits the first requests for these times; returns how it ended and how many were sent. */
async function posted(route: `/${string}`, limitsMs: readonly number[], waitedMs = 0) {
  const left = [...limitsMs];
  const { rest, sent } = fakeRest(() => {
    const limit = left.shift();
    if (limit !== undefined) throw rateLimited(limit);
    return { id: '5' };
  });
  const result = repeatResponses(rest, waitedMs)
    .post(route, { auth: false })
    .catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return { result: await result, requests: sent.length };
}

describe('a response to an interaction', () => {
  it('is sent again when the rate limit has ended', async () => {
    expect(await posted(CALLBACK, [500, 1_000])).toEqual({ result: { id: '5' }, requests: 3 });
    expect(await posted(FOLLOW_UP, [30_000, 20_000])).toEqual({ result: { id: '5' }, requests: 3 });
  });

  it.each<[string, `/${string}`, number[], number]>([
    ['the first one, after 3 s', CALLBACK, [3_000], 1],
    ['the first one, after two limits of 1.5 s', CALLBACK, [1_500, 1_500], 2],
    ['a later one, after two limits of 40 s', FOLLOW_UP, [40_000, 40_000], 2],
  ])('is given up when no user waits any longer: %s', async (_, route, limits, requests) => {
    expect(await posted(route, limits)).toEqual({ result: expect.any(RateLimitError), requests });
  });

  it('is given up sooner by the time that the interaction waited for others, if it is the first one', async () => {
    const sent = { result: { id: '5' }, requests: 2 };
    expect(await posted(CALLBACK, [400], 2_000)).toEqual(sent);
    expect(await posted(CALLBACK, [600], 2_000)).toEqual({
      result: expect.any(RateLimitError),
      requests: 1,
    });
    expect(await posted(FOLLOW_UP, [60_000], 2_000)).toEqual(sent);
  });

  it.each([
    ['the first one', 'post', CALLBACK, 3],
    ['an edit', 'patch', FOLLOW_UP, 3],
    ['a further message, which might appear twice', 'post', FOLLOW_UP, 1],
  ] as const)('is sent again after an error of Discord: %s', async (_, method, route, requests) => {
    const errors = [refusal(500, 0), new TypeError('fetch failed')];
    const { rest, sent } = fakeRest(() => {
      const error = errors.shift();
      if (error) throw error;
      return { id: '5' };
    });
    const response = repeatResponses(rest, 0)[method](route, { auth: false });
    const result = response.catch(() => 'given up');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await result).toEqual(requests === 1 ? 'given up' : { id: '5' });
    expect(sent).toHaveLength(requests);
  });

  it.each([
    ['the first one', 'post', CALLBACK, 4],
    ['an edit', 'patch', FOLLOW_UP, 8],
  ] as const)(
    'is sent less and less often in an outage of Discord: %s',
    async (_, method, route, requests) => {
      const { rest, sent } = fakeRest(() => {
        throw refusal(503, 0);
      });
      const response = repeatResponses(rest, 0)[method](route, { auth: false });
      const result = response.catch(() => 'given up');
      await vi.advanceTimersByTimeAsync(120_000);
      expect(await result).toBe('given up');
      expect(sent).toHaveLength(requests);
    },
  );

  it('counts as sent if an attempt that failed did arrive', async () => {
    const errors = [refusal(502, 0), refusal(400, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)];
    const { rest } = fakeRest(() => {
      throw errors.shift() ?? new Error('a third attempt');
    });
    const response = repeatResponses(rest, 0).post(CALLBACK, { auth: false });
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(response).resolves.toBeUndefined();
  });

  it('is not sent again if Discord refuses it', async () => {
    const { rest, sent } = fakeRest(() => {
      throw refusal(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType);
    });
    await expect(repeatResponses(rest, 0).post(CALLBACK, { auth: false })).rejects.toMatchObject({
      status: 400,
    });
    expect(sent).toHaveLength(1);
  });
});
