import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/core/time/duration.ts';
import type { WatchPlace } from '../../../src/core/watch/watch.ts';
import { noticeRestore } from '../../../src/usecases/notice-restore.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import {
  ADA,
  createFakeDiscord,
  openWatchFixture,
  PAPERS_CHANNEL,
  GUILD,
} from '../../support/watch-fixture.ts';

const GLACIER = { title: 'Glacier dynamics', arxivId: '2611.00001' };
const RIVER = { title: 'Rivers under a glacier' };
const LAKE = { title: 'Lakes of a glacier', arxivId: '2611.00003' };

/** Two papers that are told at once after a backup was made. `restore` starts the bot on the backup, an hour later. */
async function openToldAfterBackup(where: WatchPlace) {
  const discord = createFakeDiscord();
  const before = await openWatchFixture({ discord });
  await before.watch({ words: 'glacier', where });
  await before.stores.metadata.set('clock', String(before.clock.now()));
  const backup = join(tempFolder(), 'backup.sqlite');
  await before.database.backUpTo(backup);
  before.clock.advance(HOUR_MS);
  await before.addPaper(GLACIER);
  await before.addPaper(RIVER);
  await before.tick();
  return {
    told: () => (where.kind === 'dm' ? discord.toUser(ADA) : discord.inChannel(PAPERS_CHANNEL)),
    async restore() {
      const start = before.clock.now() + HOUR_MS;
      const after = await openWatchFixture({ discord, databaseFile: backup, start });
      expect(await noticeRestore(after.unitOfWork, start)).toBe(true);
      return after;
    },
  };
}

describe.each<[string, WatchPlace]>([
  ['by direct message', { kind: 'dm' }],
  ['in a channel', { kind: 'channel', guildId: GUILD, channelId: PAPERS_CHANNEL }],
])('a watch that tells at once %s, after an older backup was restored', (_, where) => {
  it('does not tell again what was told since the backup', async () => {
    const { restore, told } = await openToldAfterBackup(where);
    expect(told()).toEqual([expect.stringContaining('2 new papers')]);
    const after = await restore();
    // In another order than before, so that their ids differ.
    await after.addPaper(RIVER);
    await after.tick();
    await after.addPaper(GLACIER);
    await after.tick();
    expect(told()).toHaveLength(1);
    expect((await after.stores.deliveries.get(1))?.problem).toContain('told before');
  });

  it('tells what was not, and only that', async () => {
    const { restore, told } = await openToldAfterBackup(where);
    const after = await restore();
    for (const paper of [LAKE, GLACIER, RIVER]) await after.addPaper(paper);
    await after.tick();
    expect(told()).toHaveLength(2);
    expect(told()[1]).toContain('1 new paper');
    expect(told()[1]).toContain(LAKE.title);
    expect(told()[1]).not.toContain(GLACIER.title);
    // What is newer than the restore is told without reading anything.
    after.clock.advance(3 * DAY_MS);
    await after.addPaper({ title: 'Ice on a glacier' });
    const { reads } = after.discord.channelOf(where.kind === 'dm' ? `dm:${ADA}` : PAPERS_CHANNEL);
    const readsBefore = reads();
    await after.tick();
    expect(told()).toHaveLength(3);
    expect(reads() - readsBefore).toBeLessThan(2);
  });
});
