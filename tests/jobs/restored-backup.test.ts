import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { backUpDatabase } from '../../src/store/database/sqlite/open-sqlite.ts';
import { noticeRestore } from '../../src/usecases/notice-restore.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { openEmulator } from '../support/emulator.ts';
import { openRestSender } from '../support/rest-sender.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { tempFolder } from '../support/temp-folder.ts';

const START = '2026-11-21T00:00:00Z';

/** A schedule in #papers that is due at 09:00, and a backup from before that. */
async function openWithBackup(changes: Partial<ScheduleSpec> = {}) {
  let now = () => Date.parse(START);
  const emulator = await openEmulator({ now: () => now() });
  const channelId = emulator.world.seed.channels.papers.id;
  let canRead = true;
  const sender = openRestSender(emulator, { ...createFakeAccess(), canReadHistory: () => canRead });
  const before = await openScheduleFixture(START, sender);
  now = before.clock.now;
  await before.addPapers('Alpha paper', 'Beta paper', 'Gamma paper');
  await before.schedule({ channelId, ...changes });
  const backup = join(tempFolder(), 'backup.sqlite');
  const posts = () => emulator.world.messages.history(channelId, { limit: 20 });
  return {
    ...before,
    posts,
    backUp: () => backUpDatabase(before.file, backup),
    forbidReading: () => (canRead = false),
    /** Ends the first process, and starts one on the backup some time later. */
    async restore(afterMs: number) {
      const after = await openScheduleFixture(before.clock.now() + afterMs, sender, backup);
      now = after.clock.now;
      expect(await noticeRestore(after.unitOfWork, after.clock.now())).toBe(true);
      await after.addPapers();
      return after;
    },
  };
}

describe('after an older backup was restored', () => {
  it('a slot that was posted before is found in its channel, and not posted again', async () => {
    const { clock, tick, backUp, restore, posts, spread } = await openWithBackup();
    await backUp();
    clock.advance(9 * HOUR_MS + spread);
    await tick();
    expect(posts()).toHaveLength(1);
    const after = await restore(10 * MINUTE_MS);
    await after.tick();
    expect(posts()).toHaveLength(1);
    const [post] = posts();
    expect(await after.stores.deliveries.get(1)).toMatchObject({ state: 'sent', messageId: post?.id });
    expect((await after.stores.posted.get(post?.id ?? ''))?.paperIds).toEqual([3, 2]);
  });

  it('a slot of the preset arxiv that waits for its feed again is found, too', async () => {
    const opened = await openWithBackup({ preset: 'arxiv' });
    const { clock, stores, tick, backUp, restore, posts, spread, addPapers } = opened;
    await addPapers({ title: 'Announced', categories: ['cs.LG'], publishedAt: '2026-11-19' });
    await stores.arxivFollow.pin('cs.LG');
    await backUp();
    clock.advance(9 * HOUR_MS + spread);
    await tick();
    expect(posts()).toEqual([]);
    clock.advance(20 * MINUTE_MS);
    await stores.arxivFollow.markCovered('cs.LG', '2026-11-21', clock.now());
    await tick();
    expect(posts()).toHaveLength(1);
    const after = await restore(20 * MINUTE_MS);
    await after.tick();
    expect(await after.stores.deliveries.get(1)).toBeUndefined();
    after.clock.advance(20 * MINUTE_MS);
    await after.tick();
    expect(posts()).toHaveLength(1);
    expect(await after.stores.deliveries.get(1)).toMatchObject({ state: 'sent', messageId: posts()[0]?.id });
  });

  it('its reactions mean the papers that it shows, not those that would be chosen now', async () => {
    const { clock, tick, backUp, restore, posts, spread, addPapers } = await openWithBackup();
    await backUp();
    await addPapers('Delta paper');
    clock.advance(9 * HOUR_MS + spread);
    await tick();
    const after = await restore(10 * MINUTE_MS);
    await after.addPapers('Zeta paper');
    await after.tick();
    expect(posts()).toHaveLength(1);
    // The fourth paper was another one when that was posted.
    expect((await after.stores.posted.get(posts()[0]?.id ?? ''))?.paperIds).toEqual([0, 3]);
  });

  it('what waited in the outbox is looked for before it is posted', async () => {
    const { clock, scheduler, deliverer, backUp, restore, posts, spread } = await openWithBackup();
    clock.advance(9 * HOUR_MS + spread);
    await scheduler.tick(clock.now());
    await backUp();
    await deliverer.drain();
    const after = await restore(10 * MINUTE_MS);
    await after.tick();
    expect(posts()).toHaveLength(1);
    expect(await after.stores.deliveries.get(1)).toMatchObject({ state: 'sent' });
  });

  it('a slot that was not posted is posted, and so are later ones', async () => {
    const { clock, backUp, restore, posts, spread } = await openWithBackup();
    await backUp();
    clock.advance(9 * HOUR_MS + spread - MINUTE_MS);
    const after = await restore(10 * MINUTE_MS);
    await after.tick();
    expect(posts()).toHaveLength(1);
    after.clock.advance(24 * HOUR_MS);
    await after.tick();
    expect(posts()).toHaveLength(2);
  });

  it('a slot is not posted in a channel that cannot be read', async () => {
    const { clock, tick, backUp, restore, posts, spread, forbidReading } = await openWithBackup();
    await backUp();
    clock.advance(9 * HOUR_MS + spread);
    await tick();
    forbidReading();
    const after = await restore(10 * MINUTE_MS);
    await after.tick();
    expect(posts()).toHaveLength(1);
    expect(await after.stores.deliveries.get(1)).toMatchObject({ state: 'unknown' });
  });

  it('only the first start is one on a backup', async () => {
    const { backUp, restore } = await openWithBackup();
    await backUp();
    const { unitOfWork, clock, stores } = await restore(0);
    expect(await noticeRestore(unitOfWork, clock.now() + 1)).toBe(false);
    expect(await stores.metadata.get('restored')).toBe(String(clock.now()));
  });
});
