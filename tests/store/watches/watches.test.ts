import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { WATCH_DEFAULTS, type PausedReason, type WatchSpec } from '../../../src/core/watch/watch.ts';
import { openTestDatabase } from '../../support/database.ts';

const SPEC: WatchSpec = { ...WATCH_DEFAULTS, words: 'glacier', deliver: 'daily' };
const CHANNEL = { kind: 'channel', guildId: 'g', channelId: 'c' } as const;
const BY_ADA = { by: 'ada', at: 5 };

describe('WatchStore', () => {
  it('keeps what was set, and changes only what is given', async () => {
    const { watches } = (await openTestDatabase()).stores;
    const set = { ...SPEC, minVotes: 3, where: CHANNEL, timezone: 'Asia/Tokyo' };
    const added = await watches.add(set, BY_ADA);
    expect(added).toMatchObject({ ...set, userId: 'ada', createdAt: 5 });
    const changed = await watches.change(added.id, { words: null, category: 'cs.LG' });
    expect(changed).toMatchObject({ words: null, category: 'cs.LG', minVotes: 3, timezone: 'Asia/Tokyo' });
    expect(await watches.get(added.id)).toEqual(changed);
    expect((await watches.change(added.id, { where: { kind: 'dm' } })).where).toEqual({ kind: 'dm' });
  });

  it('lists and counts those of a user, and those in the channels of a server', async () => {
    const { watches } = (await openTestDatabase()).stores;
    const own = await watches.add(SPEC, BY_ADA);
    const inChannel = await watches.add({ ...SPEC, where: CHANNEL }, BY_ADA);
    const other = await watches.add({ ...SPEC, where: CHANNEL }, { by: 'ben', at: 6 });
    expect((await watches.list('ada')).map(({ id }) => id)).toEqual([own.id, inChannel.id]);
    expect((await watches.inGuild('g')).map(({ id }) => id)).toEqual([inChannel.id, other.id]);
    await watches.remove(other.id, 7);
    expect(await watches.countOfUser('ada')).toBe(2);
    expect(await watches.countInGuild('g')).toBe(1);
    expect(await watches.count()).toBe(2);
  });

  it('restores a removed watch while it is kept, and deletes it then', async () => {
    const { watches } = (await openTestDatabase()).stores;
    const { id } = await watches.add(SPEC, BY_ADA);
    expect(await watches.remove(id, 10)).toBe(true);
    expect(await watches.remove(id, 11)).toBe(false);
    expect(await watches.get(id)).toBeUndefined();
    expect(await watches.removedSince(id, 11)).toBeUndefined();
    expect((await watches.removedSince(id, 10))?.id).toBe(id);
    expect(await watches.oldestRemovedAt()).toBe(10);
    await watches.restore(id);
    expect((await watches.get(id))?.words).toBe('glacier');
    await watches.remove(id, 20);
    expect(await watches.purgeRemovedBefore(20)).toBe(0);
    expect(await watches.purgeRemovedBefore(21)).toBe(1);
    expect(await watches.removedSince(id, 0)).toBeUndefined();
  });

  it('gives every change that a matcher must know the next rev', async () => {
    const { watches } = (await openTestDatabase()).stores;
    const { id, rev } = await watches.add(SPEC, BY_ADA);
    const changed = await watches.change(id, { words: 'ice' });
    expect(changed.rev).toBeGreaterThan(rev);
    await watches.pause(id, 'user');
    await watches.resume(id);
    expect((await watches.changedSince(changed.rev, 9)).map(watch => watch.id)).toEqual([id]);
    expect(await watches.changedSince(await watches.lastRev(), 9)).toEqual([]);
  });

  it('pauses the active watches of a user’s direct messages, and those in a channel', async () => {
    const { watches } = (await openTestDatabase()).stores;
    const own = await watches.add(SPEC, BY_ADA);
    const paused = await watches.add(SPEC, BY_ADA);
    const inChannel = await watches.add({ ...SPEC, where: CHANNEL }, BY_ADA);
    await watches.pause(paused.id, 'user');
    expect(await watches.pauseDirect('ada', 'dms_closed')).toBe(1);
    expect((await watches.pauseChannel('c', 'no_access')).map(({ id }) => id)).toEqual([inChannel.id]);
    const reasons = async () => (await watches.list('ada')).map(watch => watch.pausedReason);
    expect(await reasons()).toEqual(['dms_closed', 'user', 'no_access'] satisfies PausedReason[]);
    expect((await watches.withoutAccess(0, 9)).map(({ id }) => id)).toEqual([inChannel.id]);
    await watches.resume(own.id);
    expect(await reasons()).toEqual([null, 'user', 'no_access']);
  });
});

describe('WatchFindStore', () => {
  it('keeps the papers that were told, and forgets none that is younger', async () => {
    const { stores } = await openTestDatabase();
    const { watchFinds, papers } = stores;
    const recipient = { kind: 'dm', userId: 'ada' } as const;
    const { id } = await papers.insert(emptyPaper('Glacier'));
    const find = { recipient, paperId: id, watchIds: [2], foundAt: 10, dueAt: 50 };
    expect(await watchFinds.addAll(id, [find])).toBe(1);
    // Another watch tells earlier.
    expect(await watchFinds.addAll(id, [{ ...find, watchIds: [1], foundAt: 12, dueAt: 20 }])).toBe(1);
    expect(await watchFinds.nextDueAt()).toBe(20);
    expect(await watchFinds.untold(recipient, 20)).toEqual([{ ...find, watchIds: [1, 2], dueAt: 20 }]);
    await watchFinds.markTold(recipient, [id], { deliveryId: 7, at: 20 });
    expect(await watchFinds.addAll(id, [{ ...find, foundAt: 30 }])).toBe(0);
    expect(await watchFinds.untold(recipient, 99)).toEqual([]);
    await watchFinds.setCursor({ rev: 1, maxKnownId: 0 });
    await watchFinds.rememberPapers([{ paperId: id, firstRev: 1, upvotes: 3 }], 30);
    expect(await watchFinds.deleteBefore(10)).toBe(0);
    expect(await watchFinds.deleteBefore(31)).toBe(2);
    // It is known by its id.
    expect((await watchFinds.cursor())?.maxKnownId).toBe(id);
  });

  it('deletes more than one step of what is old', async () => {
    const { stores, database } = await openTestDatabase();
    const { watchFinds, papers } = stores;
    const { id } = await papers.insert(emptyPaper('Glacier'));
    const finds = Array.from({ length: 1_100 }, (_, i) => ({
      recipient: { kind: 'dm', userId: `user${i}` } as const,
      paperId: id,
      watchIds: [i],
      foundAt: 10,
      dueAt: 10,
    }));
    await watchFinds.addAll(id, finds);
    await watchFinds.rememberPapers([{ paperId: id, firstRev: 1, upvotes: 3 }], 10);
    expect(await watchFinds.deleteBefore(11)).toBe(1_101);
    expect(await database.db.selectFrom('watch_finds').selectAll().execute()).toEqual([]);
  });

  it('pages through those who have something due, the earliest first', async () => {
    const { stores } = await openTestDatabase();
    const { id } = await stores.papers.insert(emptyPaper('Glacier'));
    const finds = Array.from({ length: 9 }, (_, i) => ({
      recipient: { kind: 'dm', userId: `user${i}` } as const,
      paperId: id,
      watchIds: [i],
      foundAt: 10,
      dueAt: 20 - (i % 3),
    }));
    await stores.watchFinds.addAll(id, finds);
    const users: string[] = [];
    for (let after; ;) {
      const page = await stores.watchFinds.dueRecipients(19, { after, limit: 4 });
      for (const { recipient } of page) if (recipient.kind === 'dm') users.push(recipient.userId);
      after = page.at(-1);
      if (!after) break;
    }
    expect(users).toEqual(['user2', 'user5', 'user8', 'user1', 'user4', 'user7']);
  });
});
