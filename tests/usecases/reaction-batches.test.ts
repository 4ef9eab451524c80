import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import type { ReactionChange, ReactionEvent } from '../../src/usecases/apply-reaction.ts';
import { createReactionBatches } from '../../src/usecases/reaction-batches.ts';
import { openTestDatabase } from '../support/database.ts';

const GUILD = '1000000000000000001';
const MESSAGES = ['21', '22', '23'];
const USERS = ['ada', 'ben', 'cleo'];

const change = (
  what: ReactionChange['change'],
  userId: string,
  messageId = '21',
  emoji = '🔖',
): ReactionChange => ({ change: what, messageId, channelId: 'c', guildId: GUILD, userId, emoji, at: 1 });

/** Three posts of a paper each, and a counter of transactions. */
async function openPosts() {
  const { stores, unitOfWork } = await openTestDatabase();
  const ids: number[] = [];
  for (const messageId of MESSAGES) {
    const { id } = await stores.papers.insert(emptyPaper(`Paper of ${messageId}`));
    ids.push(id);
    const where = { channelId: 'c', guildId: GUILD };
    await stores.posted.remember({ messageId, ...where, kind: 'card', paperIds: [id], postedAt: 0 });
  }
  const paperOf = (messageId: string) => ids[MESSAGES.indexOf(messageId)] ?? 0;
  let transactions = 0;
  let failing: string | undefined;
  let held: Promise<unknown> = Promise.resolve();
  const counted: UnitOfWork = async work => {
    transactions += 1;
    await held;
    return unitOfWork(bound => work(failingFor(bound, failing)));
  };
  const store = createReactionBatches({ stores, unitOfWork: counted });
  return {
    store: (event: ReactionEvent, signal = new AbortController().signal) => store(event, signal),
    /** Holds transactions until the promise resolves. */
    hold: (until: Promise<unknown>) => void (held = until),
    transactions: () => transactions,
    failFor(userId: string | undefined) {
      failing = userId;
    },
    savers: (messageId: string) => stores.library.countSavers(paperOf(messageId)),
    isSaved: (userId: string, messageId: string) => stores.library.isSaved(userId, paperOf(messageId)),
    votes: async () => [...(await stores.votes.counts(GUILD, ids)).values()],
  };
}

/** Returns the stores so that saves of a user fail. */
function failingFor(stores: Stores, failing: string | undefined): Stores {
  return {
    ...stores,
    library: {
      ...stores.library,
      save: (userId, ...rest) =>
        userId === failing ? Promise.reject(new Error('no room')) : stores.library.save(userId, ...rest),
    },
  };
}

describe('reactions that arrive together', () => {
  it('share few transactions, and all count', async () => {
    const { store, savers, votes, transactions } = await openPosts();
    const users = Array.from({ length: 60 }, (_, i) => `user ${i}`);
    await Promise.all(users.map(user => store(change('added', user))));
    await Promise.all(users.slice(0, 20).map(user => store(change('removed', user))));
    await Promise.all(users.map(user => store(change('added', user, '22', '👍'))));
    expect(await savers('21')).toBe(40);
    expect(await votes()).toEqual([60]);
    expect(transactions()).toBeLessThan(15);
  });

  it('are not stored any more once they are given up, but for those of the transaction that has begun', async () => {
    const { store, savers, hold, transactions } = await openPosts();
    const stopping = new AbortController();
    const release = new AbortController();
    hold(once(release.signal, 'abort'));
    const first = store(change('added', 'ada'), stopping.signal);
    await expect.poll(transactions).toBe(1);
    const second = store(change('added', 'ben'), stopping.signal);
    const outcomes = Promise.allSettled([first, second]);
    stopping.abort(new Error('the bot has stopped'));
    release.abort();
    expect(await outcomes).toEqual([
      { status: 'fulfilled', value: undefined },
      { status: 'rejected', reason: new Error('the bot has stopped') },
    ]);
    expect(await savers('21')).toBe(1);
  });

  it('fail alone, and are stored once that is possible', async () => {
    const { store, savers, failFor } = await openPosts();
    failFor('ben');
    const results = await Promise.allSettled(
      ['ada', 'ben', 'cleo', 'dan'].map(user => store(change('added', user))),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await savers('21')).toBe(3);
    failFor(undefined);
    await store(change('added', 'ben'));
    expect(await savers('21')).toBe(4);
  });

  it('need no transaction if they mean nothing', async () => {
    const { store, transactions } = await openPosts();
    await store(change('added', 'ada', '21', '🎈'));
    await store(change('added', 'ada', '99', '🎈'));
    expect(transactions()).toBe(0);
  });

  it('save as one after another would, also where a moderator clears them: that takes no save away', async () => {
    const event = fc.record({
      user: fc.constantFrom(...USERS),
      messageId: fc.constantFrom(...MESSAGES),
      kind: fc.constantFrom('added', 'removed', 'cleared'),
    });
    const run = fc.asyncProperty(fc.array(event, { maxLength: 30 }), async events => {
      const posts = await openPosts();
      // As the queue of reactions does: those of one message keep their order.
      const last = new Map<string, Promise<void>>();
      const expected = new Set<string>();
      for (const { user, messageId, kind } of events) {
        const reaction: ReactionEvent =
          kind === 'cleared'
            ? { change: 'cleared', messageId, emoji: undefined }
            : change(kind === 'added' ? 'added' : 'removed', user, messageId);
        last.set(
          messageId,
          (last.get(messageId) ?? Promise.resolve()).then(() => posts.store(reaction)),
        );
        if (kind === 'added') expected.add(`${user} ${messageId}`);
        if (kind === 'removed') expected.delete(`${user} ${messageId}`);
      }
      await Promise.all(last.values());
      for (const user of USERS)
        for (const messageId of MESSAGES)
          expect(await posts.isSaved(user, messageId)).toBe(expected.has(`${user} ${messageId}`));
    });
    await fc.assert(run, { numRuns: 10 });
  });
});
