import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHANNEL, GUILD, openReconciler } from './reconciler-fixture.ts';

const POST = '5000000000000000100';
const VOTERS = 'role of voters';

it('votes that were missed count, and those that were taken away do not', async () => {
  const { post, react, discord, run, votes, savedBy } = await openReconciler();
  await post(POST);
  await react('added', POST, 'ada', '👍');
  await react('added', POST, 'ben', '👍');
  expect(await votes()).toBe(2);
  discord.set(CHANNEL, POST, '👍', ['ben', 'cleo', 'dan']);
  await run();
  expect(await votes()).toBe(3);
  expect(await savedBy('cleo')).toBe(0);
});

it('a vote that was taken back by the button does not come back with its reaction', async () => {
  const { post, react, discord, run, stores, paperIds, votes } = await openReconciler();
  await post(POST, { papers: 1 });
  discord.set(CHANNEL, POST, '👍', ['ada']);
  await react('added', POST, 'ada', '👍');
  await stores.votes.unvote({ guildId: GUILD, userId: 'ada', paperId: paperIds[0] ?? 0 }, 0);
  await run();
  expect(await votes()).toBe(0);
  await react('removed', POST, 'ada', '👍');
  await react('added', POST, 'ada', '👍');
  expect(await votes()).toBe(1);
});

it('a moderator who clears the reactions clears no votes', async () => {
  const { post, react, discord, run, stores, votes } = await openReconciler();
  await post(POST);
  await stores.posted.setOwnReaction(POST, true);
  await react('added', POST, 'ada', '👍');
  discord.clear(POST);
  await run();
  expect(await votes()).toBe(1);
});

it('only members with the role of voters are counted, live or missed, and others are looked up once', async () => {
  const { post, react, discord, run, reconciler, stores, votes } = await openReconciler();
  await stores.serverSettings.change(GUILD, { voters: 'role', voterRoleId: VOTERS });
  await post(POST);
  await react('added', POST, 'ada', '👍', [VOTERS]);
  await react('added', POST, 'ben', '👍', ['another role']);
  expect(await votes()).toBe(1);
  discord.roles.set('cleo', [VOTERS]);
  discord.set(CHANNEL, POST, '👍', ['ada', 'ben', 'cleo', 'dan']);
  await run();
  expect(await votes()).toBe(2);
  expect(discord.requests().filter(path => path.startsWith('member'))).toEqual(['member cleo', 'member dan']);
  reconciler.sessionStarted();
  await run();
  expect(discord.requests().filter(path => path.startsWith('member'))).toEqual([]);
  expect(await votes()).toBe(2);
});

it('in any order of reactions, events and missed events the votes are those that Discord shows', async () => {
  const person = fc.constantFrom('ada', 'ben', 'cleo');
  const step = fc.record({ person, isAdded: fc.boolean(), isMissed: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
      const { post, react, discord, run, votes } = await openReconciler();
      await post(POST);
      const shown = new Set<string>();
      for (const { person: userId, isAdded, isMissed } of steps) {
        if (shown.has(userId) === isAdded) continue;
        if (isAdded) shown.add(userId);
        else shown.delete(userId);
        if (!isMissed) await react(isAdded ? 'added' : 'removed', POST, userId, '👍');
      }
      discord.set(CHANNEL, POST, '👍', [...shown]);
      await run();
      expect(await votes()).toBe(shown.size);
    }),
    { numRuns: 8 },
  );
});
