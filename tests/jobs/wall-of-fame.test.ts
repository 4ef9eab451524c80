import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliverySender } from '../../src/core/delivery/sender.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { createWallOfFame } from '../../src/jobs/wall-of-fame.ts';
import { backUpDatabase } from '../../src/store/database/sqlite/open-sqlite.ts';
import { noticeRestore } from '../../src/usecases/notice-restore.ts';
import { openEmulator } from '../support/emulator.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { openRestSender } from '../support/rest-sender.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';
import { tempFolder } from '../support/temp-folder.ts';

const GUILD = '1000000000000000001';
const WALL = '2000000000000000007';
const OTHER_WALL = '2000000000000000008';
const ALERTS = '2000000000000000009';
const TITLES = ['Ferns', 'Mosses', 'Lichens', 'Reeds', 'Sedges'];
const MEMBERS = ['ada', 'ben', 'cem', 'dag'];

const startTime = () => Date.parse('2026-11-21T00:00:00Z');

const change = (paperId: number, userId: string) =>
  ({ guildId: GUILD, userId, paperIds: [paperId], paperId, origin: { kind: 'explicit' } }) as const;

interface WallOptions {
  readonly sender?: DeliverySender;
  readonly wallChannelId?: string;
  readonly databaseFile?: string;
  readonly start?: number;
}

/** A server whose papers enter its wall by three votes, and some papers. */
async function openWall({ sender, wallChannelId = WALL, databaseFile, start }: WallOptions = {}) {
  const fixture = await openScheduleFixture(start, sender, databaseFile);
  const { stores, unitOfWork, clock, deliverer, log, addPapers, channel } = fixture;
  if (databaseFile === undefined) {
    await addPapers(...TITLES);
    await stores.serverSettings.change(GUILD, { wallChannelId, wallThreshold: 3 });
  }
  const access = createFakeAccess();
  const wall = createWallOfFame({ stores, unitOfWork, channelAccess: access, log });
  return {
    ...fixture,
    wall,
    access,
    vote: async (paperId: number, ...userIds: readonly string[]) => {
      for (const userId of userIds) await stores.votes.vote(change(paperId, userId), clock.now());
    },
    /** Reacts with 👍 to a new message of the bot that shows some papers. */
    react: async (paperIds: readonly number[], ...userIds: readonly string[]) => {
      const messageId = `shows ${paperIds.join(' ')}`;
      const post = { messageId, channelId: '3000000000000000001', guildId: GUILD, postedAt: clock.now() };
      await stores.posted.remember({ ...post, kind: 'digest', paperIds });
      const origin = { kind: 'reaction', messageId, emoji: '👍' } as const;
      for (const userId of userIds)
        await stores.votes.vote({ guildId: GUILD, userId, paperIds, origin }, clock.now());
    },
    unvote: (paperId: number, userId: string) => stores.votes.unvote(change(paperId, userId), clock.now()),
    /** Does what the jobs do by themselves within some seconds. */
    async tick() {
      const entered = await wall.enterDue(clock.now());
      await deliverer.drain();
      return entered;
    },
    /** The posts on the walls, by the titles that they have. */
    posts: () => channel.messages.map(({ body }) => TITLES.find(title => body.includes(title)) ?? ''),
  };
}

describe('the wall of fame', () => {
  it('gets a paper when it has the votes, and shows them', async () => {
    const { vote, tick, posts, stores, channel, clock } = await openWall();
    await vote(1, 'ada', 'ben');
    await vote(2, 'ada');
    await tick();
    expect(posts()).toEqual([]);
    await vote(1, 'cem');
    await tick();
    expect(posts()).toEqual(['Ferns']);
    expect(channel.messages[0]?.body).toContain('⭐ **Wall of fame**');
    const messageId = channel.messages[0]?.id ?? '';
    expect(await stores.posted.get(messageId)).toMatchObject({
      guildId: GUILD,
      channelId: WALL,
      paperIds: [1],
    });
    const changed = await stores.countChanges.due({
      now: clock.now() + MINUTE_MS,
      guilds: WHOLE_SHARE,
      limit: 10,
    });
    expect(changed.map(each => each.messageId)).toEqual([messageId]);
  });

  it('gets it once, whatever becomes of the votes', async () => {
    const { vote, unvote, tick, posts, clock } = await openWall();
    await vote(1, ...MEMBERS);
    await tick();
    for (const userId of MEMBERS) await unvote(1, userId);
    await tick();
    await vote(1, ...MEMBERS);
    clock.advance(2 * HOUR_MS);
    await tick();
    expect(posts()).toEqual(['Ferns']);
  });

  it('gets it once if two look at the same time, and after a start that no vote follows', async () => {
    const { vote, wall, tick, posts, clock, stores, unitOfWork, access, log } = await openWall();
    await vote(1, ...MEMBERS);
    await Promise.all([wall.enterDue(clock.now()), wall.enterDue(clock.now())]);
    clock.advance(DAY_MS);
    const restarted = createWallOfFame({ stores, unitOfWork, channelAccess: access, log });
    await vote(2, ...MEMBERS);
    clock.advance(DAY_MS);
    expect(await restarted.enterDue(clock.now())).toBe(1);
    await tick();
    expect(posts().toSorted()).toEqual(['Ferns', 'Mosses']);
  });

  it('gets one post of two papers that turn out to be the same', async () => {
    const { vote, wall, deliverer, tick, posts, unitOfWork, clock } = await openWall();
    await vote(1, ...MEMBERS);
    await vote(2, ...MEMBERS);
    await wall.enterDue(clock.now());
    await unitOfWork(({ papers }) => papers.merge(1, [2], emptyPaper('Ferns')));
    await deliverer.drain();
    clock.advance(2 * HOUR_MS);
    await tick();
    expect(posts()).toEqual(['Ferns']);
  });

  it('gets no paper where none is set, and none that lost its votes before', async () => {
    const { vote, unvote, tick, posts, stores } = await openWall();
    await vote(1, 'ada', 'ben', 'cem');
    await unvote(1, 'cem');
    await tick();
    await stores.serverSettings.change(GUILD, { wallChannelId: null });
    await vote(2, ...MEMBERS);
    await tick();
    expect(posts()).toEqual([]);
  });

  it('gets papers by votes for them alone: a reaction to a list does not vote each of its papers onto it', async () => {
    const { react, vote, tick, posts, stores } = await openWall();
    await react([1, 2], ...MEMBERS);
    await vote(2, 'ada', 'ben');
    await react([3], ...MEMBERS);
    await tick();
    expect(posts()).toEqual(['Lichens']);
    expect(await stores.votes.counts(GUILD, [1, 2])).toEqual(
      new Map([
        [1, 4],
        [2, 4],
      ]),
    );
    await vote(2, 'cem');
    await tick();
    expect(posts()).toEqual(['Lichens', 'Mosses']);
  });

  it('that is chosen late gets three papers an hour, the best first, also after a restart', async () => {
    const { vote, wall, deliverer, tick, posts, clock, stores, unitOfWork, access, log } = await openWall();
    await stores.serverSettings.change(GUILD, { wallThreshold: 5 });
    for (const paperId of [1, 2, 3]) await vote(paperId, 'ada', 'ben', 'cem');
    for (const paperId of [4, 5]) await vote(paperId, ...MEMBERS);
    await tick();
    await stores.serverSettings.change(GUILD, { wallThreshold: 3 });
    clock.advance(HOUR_MS);
    await tick();
    expect(posts()).toEqual(['Reeds', 'Sedges', 'Ferns']);
    const restarted = createWallOfFame({ stores, unitOfWork, channelAccess: access, log });
    clock.advance(HOUR_MS / 2);
    expect(await restarted.enterDue(clock.now())).toBe(0);
    expect(await wall.enterDue(clock.now())).toBe(0);
    clock.advance(HOUR_MS / 2);
    await wall.enterDue(clock.now());
    await deliverer.drain();
    expect(posts().slice(3)).toEqual(['Mosses', 'Lichens']);
  });

  it('that is moved gets what waited for the other channel', async () => {
    const { vote, wall, tick, posts, stores, channel, clock } = await openWall();
    await vote(1, ...MEMBERS);
    await wall.enterDue(clock.now());
    await stores.serverSettings.change(GUILD, { wallChannelId: OTHER_WALL });
    await tick();
    expect(posts()).toEqual([]);
    await tick();
    expect(posts()).toEqual(['Ferns']);
    expect(await stores.posted.get(channel.messages[0]?.id ?? '')).toMatchObject({ channelId: OTHER_WALL });
  });

  it('that is turned off gets nothing that waited, until it is turned on again', async () => {
    const { vote, wall, tick, posts, stores, clock } = await openWall();
    await vote(1, ...MEMBERS);
    await wall.enterDue(clock.now());
    await stores.serverSettings.change(GUILD, { wallChannelId: null });
    await tick();
    await tick();
    expect(posts()).toEqual([]);
    await stores.serverSettings.change(GUILD, { wallChannelId: WALL });
    await tick();
    expect(posts()).toEqual(['Ferns']);
  });

  it('whose channel is gone tells the admins once a day, and the paper enters the next one', async () => {
    const { vote, tick, posts, stores, channel, clock, access } = await openWall();
    access.lacking = undefined;
    await stores.serverSettings.change(GUILD, { alertChannelId: ALERTS });
    channel.failNext('gone', 'not stored', 2);
    await vote(1, ...MEMBERS);
    await vote(2, ...MEMBERS);
    await tick();
    expect(await stores.serverSettings.get(GUILD)).toMatchObject({ wallChannelId: WALL });
    const texts = channel.messages.map(({ body }) => body);
    expect(texts).toEqual([expect.stringContaining('could not be posted on the wall of fame')]);
    channel.messages.length = 0;
    await tick();
    expect(posts()).toEqual([]);
    await stores.serverSettings.change(GUILD, { wallChannelId: OTHER_WALL });
    clock.advance(2 * HOUR_MS);
    await tick();
    expect(posts().toSorted()).toEqual(['Ferns', 'Mosses']);
  });

  it('whose channel refused a post gets it once the bot may post there, tried once a day', async () => {
    const { vote, tick, posts, channel, clock, access } = await openWall();
    access.lacking = ['Send Messages'];
    channel.failNext('forbidden', 'not stored');
    await vote(1, ...MEMBERS);
    await tick();
    clock.advance(2 * HOUR_MS);
    expect(await tick()).toBe(0);
    access.lacking = [];
    channel.failNext('forbidden', 'not stored');
    clock.advance(2 * HOUR_MS);
    expect(await tick()).toBe(1);
    clock.advance(2 * HOUR_MS);
    expect(await tick()).toBe(0);
    clock.advance(DAY_MS);
    expect(await tick()).toBe(1);
    clock.advance(2 * DAY_MS);
    expect(await tick()).toBe(0);
    expect(posts()).toEqual(['Ferns']);
  });

  it('does not get a paper again that it got after the backup which was restored', async () => {
    let now = startTime;
    const emulator = await openEmulator({ now: () => now() });
    const wallChannelId = emulator.world.seed.channels.papers.id;
    const sender = openRestSender(emulator, createFakeAccess());
    const posts = () => emulator.world.messages.history(wallChannelId, { limit: 20 });
    const before = await openWall({ sender, wallChannelId });
    now = before.clock.now;
    // As the guard of the clock stores it.
    await before.stores.metadata.set('clock', String(before.clock.now()));
    const backup = join(tempFolder(), 'backup.sqlite');
    await backUpDatabase(before.file, backup);
    await before.vote(1, ...MEMBERS);
    await before.tick();
    expect(posts()).toHaveLength(1);

    const after = await openWall({ sender, databaseFile: backup, start: before.clock.now() + HOUR_MS });
    now = after.clock.now;
    expect(await noticeRestore(after.unitOfWork, after.clock.now())).toBe(true);
    await after.vote(1, ...MEMBERS);
    await after.vote(2, ...MEMBERS);
    await after.tick();
    expect(posts()).toHaveLength(2);
  });
});
