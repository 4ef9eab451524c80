import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { CHANNEL, openReconciler, POST, OLDER } from './reconciler-fixture.ts';

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
