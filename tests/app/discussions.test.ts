import { expect, it, onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { startDiscussions } from '../../src/app/discussions.ts';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

/** Follows the threads of a discussion in a server, over a database that fails at the first comparison. */
async function openWithFault() {
  const { stores, unitOfWork } = await openTestDatabase();
  const clock = createManualClock('2026-11-21T09:00:00Z');
  const log = createSilentLog();
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const paperId = (await stores.papers.insert(emptyPaper('Moss as a Clock'))).id;
  const discussion = { guildId: '100', paperId, channelId: '200', isForumPost: false, openedBy: '300' };
  await stores.discussions.add({ ...discussion, openedAt: clock.now() });
  await stores.discussions.setThread(discussion, '700');

  let pages = 0;
  const faulty: typeof stores.discussions = {
    ...stores.discussions,
    async page(page) {
      pages += 1;
      if (pages === 1) throw new Error('the disk is full');
      return await stores.discussions.page(page);
    },
  };
  let readings = 0;
  let runs = 0;
  const discussions = startDiscussions(
    { stores: { ...stores, discussions: faulty }, unitOfWork },
    { clock, log },
    cleanups,
  );
  discussions.startSync(
    {
      reader: {
        async activeThreads() {
          readings += 1;
          return [{ threadId: '700', state: 'open', totalMessages: 3 }];
        },
        thread: async () => undefined,
      },
      deliverer: { isIdle: async () => true },
      channelAccess: { isOpenToAll: () => true },
      canSend: () => true,
      shards() {
        runs += 1;
        return WHOLE_SHARE;
      },
      botId: '900',
    },
    cleanups,
  );
  return {
    clock,
    log,
    readings: () => readings,
    /** Returns how often the job has run, after another minute. */
    runsLater() {
      clock.advance(MINUTE_MS);
      return runs;
    },
    count: async () => (await stores.discussions.ofThread('700'))?.messageCount,
  };
}

it('compares threads again within minutes after the database failed, and then only in the night', async () => {
  const { clock, log, readings, runsLater, count } = await openWithFault();
  await expect.poll(() => log.events).toMatchObject([{ event: 'background_work_failed' }]);
  clock.advance(5 * MINUTE_MS);
  await expect.poll(count).toBe(3);
  await expect.poll(runsLater).toBeGreaterThan(runsLater() + 1);
  expect(readings()).toBe(1);
});
