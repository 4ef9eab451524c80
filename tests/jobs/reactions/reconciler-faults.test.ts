import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { CHANNEL, openReconciler, POST, OLDER } from './reconciler-fixture.ts';

describe('messages that cannot be read', () => {
  it('are left out for the rest of the run once their channel refuses', async () => {
    const { post, react, discord, run, savedBy, lastResult } = await openReconciler();
    await post(OLDER, { ageMs: DAY_MS });
    await post(POST);
    await post('5000000000000000200', { channelId: '9000000000000000002', ageMs: 2 * DAY_MS });
    await react('added', OLDER, 'ada');
    discord.set('9000000000000000002', '5000000000000000200', '🔖', ['ben']);
    discord.failNext(new SendError('forbidden', 'Missing Access'));
    await run();
    expect(lastResult()).toMatchObject({ messages: 1 });
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([10, 10]);
  });

  it('stop the reading where a hundred channels refuse, with one line in the log', async () => {
    const { post, discord, run, log } = await openReconciler();
    for (let at = 100; at < 205; at += 1) {
      await post(`5000000000000000${at}`, { papers: 1, channelId: `9000000000000000${at}` });
    }
    discord.beforeResponse = async () => {
      throw new SendError('forbidden', 'Missing Access');
    };
    await run();
    expect(discord.requests()).toHaveLength(100);
    expect(log.events.filter(({ event }) => event === 'reactions_left_unread')).toHaveLength(1);
  });

  it('are left out alone when they are deleted after their page was read', async () => {
    const { post, discord, run, savedBy, stores, reconciler } = await openReconciler();
    await post(OLDER, { ageMs: DAY_MS });
    await post(POST);
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    discord.set(CHANNEL, OLDER, '🔖', ['ada']);
    discord.beforeResponse = async path => {
      if (path.startsWith(`reactors ${POST}`)) throw new SendError('deleted', 'Unknown Message');
    };
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([10, 0]);
    expect((await stores.posted.recent({ since: 0, limit: 9 })).map(each => each.messageId)).toEqual([OLDER]);
    discord.requests();
    reconciler.sessionStarted();
    await run();
    expect(discord.requests().some(path => path.includes(POST))).toBe(false);
  });

  it('keep their saves when they were deleted, and are not read again', async () => {
    const { post, react, discord, run, reconciler, savedBy, stores, paperIds } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.delete(POST);
    await run();
    expect(await savedBy('ada')).toBe(10);
    expect((await stores.library.origins('ada', paperIds.slice(0, 1)))[0]?.post).toMatchObject({
      isDeleted: true,
    });
    discord.requests();
    reconciler.sessionStarted();
    await run();
    expect(discord.requests()).toEqual([]);
  });

  it('because their server is unavailable are read later, alone, after ever longer waits', async () => {
    const { post, discord, run, clock, savedBy, reconciler } = await openReconciler();
    const elsewhere = '9000000000000000002';
    await post(POST);
    await post('5000000000000000200', { channelId: elsewhere });
    discord.set(elsewhere, '5000000000000000200', '🔖', ['ben']);
    discord.access.set(elsewhere, undefined);
    await run();
    discord.requests();
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      waits.push(reconciler.nextDueAt() - clock.now());
      clock.set(reconciler.nextDueAt());
      await run();
    }
    expect(waits.map(ms => ms / SECOND_MS)).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
    expect(discord.requests()).toEqual([]);
    discord.access.delete(elsewhere);
    clock.set(reconciler.nextDueAt());
    await run();
    expect(await savedBy('ben')).toBe(10);
    expect(discord.requests()).not.toContain(`messages ${POST}`);
  });

  it('because Discord does not answer stay due', async () => {
    const { post, discord, run, reconciler, clock, log, savedBy } = await openReconciler();
    await post(POST);
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    discord.beforeResponse = () => Promise.reject(new SendError('unavailable', 'Discord answered 503'));
    await run();
    expect(discord.requests()).toHaveLength(5);
    expect(log.events.map(({ event }) => event)).toEqual(['reactions_not_reconciled']);
    expect(reconciler.nextDueAt()).toBe(clock.now());
    discord.beforeResponse = () => Promise.resolve();
    await run();
    expect(await savedBy('ada')).toBe(10);
  });
});

describe('the requests', () => {
  it('come 50 ms apart, and wait for a rate limit', async () => {
    const { post, discord, run, wireClock } = await openReconciler();
    await post(POST);
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    discord.failNext(new SendError('rateLimited', 'limited', { retryAfterMs: 7_000 }));
    await run();
    expect(wireClock.pauses.filter(ms => ms > 0)).toEqual([7_000, 50]);
    expect(discord.requests()).toHaveLength(3);
  });

  it('go on after ten minutes in which posts stayed due', async () => {
    const { post, discord, run, wireClock, setPosting } = await openReconciler();
    await post(POST);
    const startedAt = wireClock.now();
    setPosting(true);
    await run();
    expect(discord.requests()).toEqual([`messages ${POST}`]);
    expect(wireClock.now() - startedAt).toBe(10 * MINUTE_MS);
  });

  it('end with the bot, and the comparison is due again', async () => {
    const { post, discord, run, reconciler, clock, stop, log } = await openReconciler();
    await post(POST);
    discord.beforeResponse = () => {
      stop();
      return new Promise(() => undefined);
    };
    await run();
    expect(reconciler.nextDueAt()).toBe(clock.now());
    expect(log.events).toEqual([]);
  });
});
