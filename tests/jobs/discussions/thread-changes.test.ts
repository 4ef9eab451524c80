import { describe, expect, it } from 'vitest';
import type { ThreadState } from '../../../src/core/discussion/discussions.ts';
import type { ThreadReader, ThreadStatus } from '../../../src/core/discussion/thread-events.ts';
import { WHOLE_SHARE } from '../../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { DAY_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { syncThreads } from '../../../src/jobs/discussions/sync-threads.ts';
import { createThreadChanges } from '../../../src/jobs/discussions/thread-changes.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const THREAD = '700';
const CARD = '800';

/** A discussion of a paper in a thread, and a card of the paper on which its count is shown. */
async function openWithDiscussion() {
  const { stores, unitOfWork } = await openTestDatabase();
  const clock = createManualClock('2026-11-21T00:00:00Z');
  const paperId = (await stores.papers.insert(emptyPaper('Moss as a Clock'))).id;
  const { discussions, posted, countChanges } = stores;
  const openedAt = clock.now();
  await discussions.add({
    guildId: '100',
    paperId,
    channelId: '200',
    isForumPost: false,
    openedBy: '300',
    openedAt,
  });
  await discussions.setThread({ guildId: '100', paperId }, THREAD);
  const card = {
    channelId: '200',
    guildId: '100',
    kind: 'card',
    paperIds: [paperId],
    postedAt: openedAt,
  } as const;
  await posted.remember({ messageId: CARD, ...card });
  const changes = createThreadChanges({ stores, unitOfWork, clock });
  const syncWith = (reader: ThreadReader) =>
    syncThreads({
      stores,
      unitOfWork,
      changes,
      reader,
      guilds: WHOLE_SHARE,
      clock,
      log: createSilentLog(),
      signal: new AbortController().signal,
    });
  return {
    stores,
    unitOfWork,
    clock,
    paperId,
    changes,
    card,
    count: async () => (await discussions.ofThread(THREAD))?.messageCount,
    /** Returns the messages whose counts are to be edited. */
    marked: async () =>
      (await countChanges.due({ now: clock.now() + DAY_MS, guilds: WHOLE_SHARE, limit: 9 })).map(
        each => each.messageId,
      ),
    syncWith,
    sync: (active: readonly ThreadStatus[], others: readonly ThreadStatus[] = []) =>
      syncWith({
        activeThreads: async () => active,
        thread: async id => others.find(each => each.threadId === id),
      }),
    discussion: () => discussions.ofThread(THREAD),
    /** A message is sent in the thread, which is locked then; both are stored. */
    async sendAndLock() {
      changes.add({ kind: 'sent', threadId: THREAD, at: clock.now() });
      changes.add({ kind: 'changed', threadId: THREAD, state: 'locked' });
      clock.advance(2 * SECOND_MS);
      await changes.store();
    },
  };
}

describe('messages in a discussion', () => {
  it('are counted together after a short while, and marked on the cards of the paper', async () => {
    const { changes, clock, count, marked } = await openWithDiscussion();
    const at = clock.now();
    expect(changes.add({ kind: 'sent', threadId: THREAD, at })).toBe(true);
    expect(changes.add({ kind: 'sent', threadId: THREAD, at })).toBe(false);
    changes.add({ kind: 'sent', threadId: 'another', at });
    changes.add({ kind: 'deleted', threadId: THREAD, messageIds: ['901'] });
    await changes.store();
    expect(await count()).toBe(0);
    clock.advance(2 * SECOND_MS);
    expect(changes.dueAt()).toBe(clock.now());
    await changes.store();
    expect([await count(), await marked(), changes.dueAt()]).toEqual([1, [CARD], undefined]);
  });

  it('are not fewer when a message of the bot is deleted, which was not counted', async () => {
    const { changes, stores, card, count, clock } = await openWithDiscussion();
    await stores.posted.remember({ ...card, messageId: '901', channelId: THREAD });
    changes.add({ kind: 'sent', threadId: THREAD, at: clock.now() });
    changes.add({ kind: 'deleted', threadId: THREAD, messageIds: ['901'] });
    await changes.store({ isForced: true });
    expect(await count()).toBe(1);
    expect(await stores.posted.showing(1, { guildId: '100', channelId: '200' }, 9)).toHaveLength(1);
  });

  it('are not fewer when the first message of a post in a forum is deleted, which was not counted', async () => {
    const { changes, stores, card, count, clock } = await openWithDiscussion();
    await stores.posted.remember({ ...card, messageId: THREAD, channelId: THREAD, sharedBy: '300' });
    changes.add({ kind: 'sent', threadId: THREAD, at: clock.now() });
    changes.add({ kind: 'deleted', threadId: THREAD, messageIds: [THREAD] });
    await changes.store({ isForced: true });
    expect(await count()).toBe(1);
  });

  it('are followed when the thread is archived, opened again and deleted', async () => {
    const { changes, stores, paperId } = await openWithDiscussion();
    const stateAfter = async (state: ThreadState) => {
      changes.add({ kind: 'changed', threadId: THREAD, state });
      await changes.store({ isForced: true });
      return (await stores.discussions.ofThread(THREAD))?.state;
    };
    for (const state of ['archived', 'locked', 'open'] as const) expect(await stateAfter(state)).toBe(state);
    changes.add({ kind: 'gone', threadId: THREAD });
    await changes.store({ isForced: true });
    expect((await stores.discussions.of('100', [paperId])).size).toBe(0);
  });
});

describe('syncThreads', () => {
  it("takes Discord's numbers of messages", async () => {
    const { sync, count, marked } = await openWithDiscussion();
    await sync([{ threadId: THREAD, totalMessages: 7, state: 'open' }]);
    expect([await count(), await marked()]).toEqual([7, [CARD]]);
  });

  it('notices that a thread was archived, or deleted', async () => {
    const { sync, stores } = await openWithDiscussion();
    await sync([], [{ threadId: THREAD, totalMessages: 2, state: 'archived' }]);
    expect(await stores.discussions.ofThread(THREAD)).toMatchObject({ state: 'archived', messageCount: 2 });
    await sync([], []);
    expect(await stores.discussions.ofThread(THREAD)).toBeUndefined();
  });

  it('reads a thread again in which something happened after it was read', async () => {
    const { syncWith, sendAndLock, discussion } = await openWithDiscussion();
    await syncWith({
      async activeThreads() {
        const read = [{ threadId: THREAD, totalMessages: 4, state: 'open' as const }];
        await sendAndLock();
        return read;
      },
      thread: async threadId => ({ threadId, totalMessages: 5, state: 'locked' }),
    });
    expect(await discussion()).toMatchObject({ messageCount: 5, state: 'locked' });
  });

  it('leaves a thread as it is in which something happens while it is read', async () => {
    const { syncWith, sendAndLock, discussion } = await openWithDiscussion();
    await syncWith({
      activeThreads: async () => [],
      async thread(threadId) {
        await sendAndLock();
        return { threadId, totalMessages: 0, state: 'archived' };
      },
    });
    expect(await discussion()).toMatchObject({ messageCount: 1, state: 'locked' });
  });

  it('does not count a message again that waited to be stored', async () => {
    const { changes, clock, count, sync } = await openWithDiscussion();
    changes.add({ kind: 'sent', threadId: THREAD, at: clock.now() });
    await sync([{ threadId: THREAD, totalMessages: 1, state: 'open' }]);
    await changes.store({ isForced: true });
    expect(await count()).toBe(1);
  });
});
