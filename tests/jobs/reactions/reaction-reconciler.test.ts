import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../../src/core/delivery/sender.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { CHANNEL, openReconciler } from './reconciler-fixture.ts';

const POST = '5000000000000000100';
const OLDER = '5000000000000000050';

describe('after a start', () => {
  it('saves for those who reacted while it was down, and no longer for those who took it away', async () => {
    const { post, react, discord, run, savedBy, lastResult } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    await react('added', POST, 'ben', '2️⃣');
    discord.set(CHANNEL, POST, '🔖', ['cleo']);
    discord.set(CHANNEL, POST, '2️⃣', ['ben', 'ada']);
    await run();
    expect([await savedBy('ada'), await savedBy('ben'), await savedBy('cleo')]).toEqual([1, 1, 10]);
    expect(lastResult()).toEqual({ method: 'reactors', messages: 1, added: 2, removed: 1, cleared: 0 });
  });

  it('sees swaps that leave all counts as they were', async () => {
    const { post, react, discord, run, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([0, 10]);
  });

  it('reads all pages of many reactors, and both spellings of an emoji', async () => {
    const { post, discord, run, savedBy } = await openReconciler();
    await post(POST);
    const users = Array.from({ length: 10 }, (_, at) => `user ${at}`);
    discord.set(CHANNEL, POST, '1️⃣', users.slice(0, 7));
    discord.set(CHANNEL, POST, '1⃣', users.slice(7));
    await run();
    expect(await Promise.all(users.map(savedBy))).toEqual(users.map(() => 1));
  });

  it('leaves what was saved by a button', async () => {
    const { post, react, stores, paperIds, run, savedBy } = await openReconciler();
    await post(POST, { papers: 1 });
    await react('added', POST, 'ada');
    await stores.library.save('ada', paperIds.slice(0, 1), { kind: 'explicit' }, 0);
    await run();
    expect(await savedBy('ada')).toBe(1);
    await stores.library.removeOrigin('ada', paperIds.slice(0, 1), { kind: 'explicit' }, 0);
    expect(await savedBy('ada')).toBe(0);
  });

  it('saves nothing again that a user took out of the library, until the user reacts again', async () => {
    const { post, react, discord, stores, paperIds, run, reconciler, savedBy } = await openReconciler();
    const [paperId = 0] = paperIds;
    await post(POST, { papers: 1 });
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    await react('added', POST, 'ada');
    await stores.library.unsave('ada', paperId, 0);
    await run();
    expect(await savedBy('ada')).toBe(0);
    discord.set(CHANNEL, POST, '🔖', []);
    reconciler.sessionStarted();
    await run();
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    reconciler.sessionStarted();
    await run();
    expect(await savedBy('ada')).toBe(1);
  });

  it('saves nothing for a user who had everything deleted after the post, but for later posts', async () => {
    const { post, discord, run, stores, clock, savedBy } = await openReconciler();
    await post(OLDER, { ageMs: HOUR_MS, papers: 2 });
    await stores.personalData.delete('ada', clock.now() - MINUTE_MS);
    await post(POST, { papers: 1 });
    for (const messageId of [OLDER, POST]) discord.set(CHANNEL, messageId, '🔖', ['ada', 'ben']);
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([1, 2]);
  });

  it('requests no reactors where there are none, and of no other emoji', async () => {
    const { post, discord, run } = await openReconciler();
    await post(POST, { papers: 2 });
    discord.set(CHANNEL, POST, '🎉', ['ada']);
    discord.set(CHANNEL, POST, '3️⃣', ['ada']);
    await run();
    expect(discord.requests()).toEqual([`messages ${POST}`]);
  });

  it('reads the newest messages first, and a whole page of a channel by one request', async () => {
    const { post, discord, run } = await openReconciler();
    for (let at = 0; at < 120; at += 1)
      await post(`5000000000000000${100 + at}`, { ageMs: (120 - at) * HOUR_MS });
    await run();
    expect(discord.requests()).toEqual([
      'messages 5000000000000000219',
      'messages 5000000000000000169',
      'messages 5000000000000000119',
    ]);
  });

  it('reads messages of the last 30 days', async () => {
    const { post, discord, run, lastResult } = await openReconciler();
    await post(POST, { ageMs: 29 * DAY_MS });
    await post(OLDER, { ageMs: 31 * DAY_MS });
    await run();
    expect(discord.requests()).toEqual([`messages ${POST}`]);
    expect(lastResult()).toMatchObject({ messages: 1 });
  });

  it('makes the saves those of any reactions, with any saves before', async () => {
    const users = ['ada', 'ben', 'cleo', 'dora', 'emil'];
    const reactions = fc.record({
      emoji: fc.constantFrom('🔖', '1️⃣', '2️⃣'),
      before: fc.subarray(users),
      after: fc.subarray(users),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(reactions, { selector: ({ emoji }) => emoji }), async changes => {
        const { post, react, discord, run, stores } = await openReconciler();
        await post(POST);
        for (const { emoji, before, after } of changes) {
          for (const userId of before) await react('added', POST, userId, emoji);
          discord.set(CHANNEL, POST, emoji, after);
        }
        await run();
        const known = await stores.reactionSaves.onMessage(POST);
        expect(known.map(({ userId, emoji }) => `${userId} ${emoji}`).toSorted()).toEqual(
          changes
            .flatMap(({ emoji, after }) => after.map(id => `${id} ${emoji.replace('\uFE0F', '')}`))
            .toSorted(),
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('reactions that a moderator cleared', () => {
  it('while the bot was away stay saved if the bot’s own reaction is gone with them', async () => {
    const { post, react, discord, stores, run, reconciler, savedBy, lastResult } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    await react('added', POST, 'ben', '1️⃣');
    await stores.posted.setOwnReaction(POST, true);
    discord.set(CHANNEL, POST, '1️⃣', ['cleo']);
    await run();
    expect([await savedBy('ada'), await savedBy('ben'), await savedBy('cleo')]).toEqual([10, 1, 1]);
    expect(lastResult()).toMatchObject({ added: 1, removed: 0, cleared: 2 });
    reconciler.sessionStarted();
    await run();
    expect(lastResult()).toMatchObject({ added: 0, removed: 0, cleared: 0 });
    expect(await savedBy('ada')).toBe(10);
  });

  it('are remembered as cleared until the user reacts again', async () => {
    const { post, react, discord, stores, run, reconciler, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    await stores.reactionSaves.markCleared(POST);
    await run();
    expect(await savedBy('ada')).toBe(10);
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    reconciler.sessionStarted();
    await run();
    discord.set(CHANNEL, POST, '🔖', []);
    reconciler.sessionStarted();
    await run();
    expect(await savedBy('ada')).toBe(0);
  });

  it('are distinguished from removed ones by the own reaction seen in an earlier comparison', async () => {
    const { post, react, discord, run, reconciler, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    discord.setOwn(POST, '🔖', true);
    await run();
    discord.clear(POST);
    reconciler.sessionStarted();
    await run();
    expect(await savedBy('ada')).toBe(10);
  });
});

describe('reactions that arrive while they are compared', () => {
  it.each([
    ['added', 'removed', 10],
    ['removed', 'added', 0],
  ] as const)('are not undone: one is %s', async (change, other, saved) => {
    const { post, react, discord, run, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    if (change === 'added') await react('removed', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', other === 'added' ? [] : ['ben']);
    if (change === 'removed') discord.set(CHANNEL, POST, '🔖', ['ada', 'ben']);
    discord.beforeResponse = async path => {
      if (path.startsWith('reactors')) await react(change, POST, 'ada');
    };
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([saved, 10]);
  });

  it('are kept on a message whose page was read before', async () => {
    const { post, react, discord, run, savedBy } = await openReconciler();
    await post(OLDER, { ageMs: DAY_MS });
    await post(POST);
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    discord.beforeResponse = async path => {
      if (path === `reactors ${POST} 🔖`) {
        discord.set(CHANNEL, OLDER, '🔖', ['ada']);
        await react('added', OLDER, 'ada');
      }
    };
    await run();
    expect(await savedBy('ada')).toBe(10);
  });

  it('are left to the next comparison where a moderator clears the message', async () => {
    const { post, react, received, discord, stores, run, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    discord.beforeResponse = async path => {
      if (!path.startsWith('reactors')) return;
      received({ change: 'cleared', messageId: POST, emoji: undefined });
      await stores.reactionSaves.markCleared(POST);
    };
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([10, 0]);
  });
});

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

describe('at night', () => {
  it('reactors are read only where their number is not the expected one', async () => {
    const { post, react, discord, run, clock, reconciler, savedBy, lastResult } = await openReconciler();
    await post(OLDER, { ageMs: DAY_MS });
    await post(POST);
    for (const messageId of [OLDER, POST]) {
      discord.set(CHANNEL, messageId, '🔖', ['ada']);
      discord.setOwn(messageId, '🔖', true);
    }
    await run();
    discord.requests();
    discord.set(CHANNEL, POST, '🔖', ['ada', 'ben']);
    await react('removed', OLDER, 'nobody');
    clock.set(reconciler.nextDueAt());
    await run();
    expect(discord.requests()).toEqual([`messages ${POST}`, `reactors ${POST} 🔖`]);
    expect(await savedBy('ben')).toBe(10);
    expect(lastResult()).toMatchObject({ method: 'counts', messages: 2, added: 1 });
    expect(reconciler.nextDueAt()).toBeGreaterThan(clock.now() + 23 * HOUR_MS);
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
