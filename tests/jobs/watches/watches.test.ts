import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { ADA, BEN, GUILD, openWatchFixture, PAPERS_CHANNEL } from '../../support/watch-fixture.ts';

const CHANNEL = { kind: 'channel', guildId: GUILD, channelId: PAPERS_CHANNEL } as const;

describe('a watch', () => {
  it('tells its user at once about a new paper that fits, once', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    await watch({ words: 'glacier' });
    const paper = await addPaper({ title: 'Modelling glaciers' });
    await addPaper({ title: 'Modelling rivers' });
    await tick();
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('1 new paper for “glacier”');
    expect(discord.toUser(ADA)[0]).toContain('Modelling glaciers');
    expect(discord.toUser(ADA)[0]).not.toContain('rivers');
    const [message] = discord.channelOf(`dm:${ADA}`).messages;
    expect(await stores.posted.get(message?.id ?? '')).toMatchObject({
      guildId: null,
      kind: 'digest',
      paperIds: [paper.id],
    });
  });

  it.each([
    [{ words: 'papers' }, '1 new paper for “papers”'],
    [{ author: 'Mary Anning' }, '1 new paper by Mary Anning'],
    [{ words: 'papers "of rocks"' }, '1 new paper for papers "of rocks"'],
  ])('says for what a paper is new: %j', async (criteria, heading) => {
    const { watch, addPaper, tick, discord } = await openWatchFixture();
    await watch(criteria);
    await addPaper({ title: 'Papers of rocks', authors: ['Mary Anning'] });
    await tick();
    expect(discord.toUser(ADA)[0]).toContain(heading);
  });

  it('tells a paper once to a person, with all watches that it fits', async () => {
    const { watch, addPaper, tick, discord } = await openWatchFixture();
    await watch({ words: 'glacier' });
    await watch({ author: 'Mary Anning' });
    await watch({ words: 'glacier', deliver: 'daily' });
    await watch({ words: 'glacier' }, BEN);
    await addPaper({ title: 'Modelling glaciers', authors: ['Mary Anning'] });
    await addPaper({ title: 'Of fossils', authors: ['Mary Anning'] });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('2 new papers for your watches');
    expect(discord.toUser(ADA)[0]).toContain('🔔 “glacier” and papers by Mary Anning and “glacier”');
    expect(discord.toUser(BEN)).toHaveLength(1);
  });

  it('does not tell papers that were there before, are old, or come while it is paused', async () => {
    const { watch, addPaper, tick, discord, stores, clock } = await openWatchFixture();
    const before = await addPaper({ title: 'An earlier glacier' });
    const { id } = await watch({ words: 'glacier' });
    await addPaper({ title: 'An old glacier', publishedAt: '2026-10-01' });
    await addPaper({ title: 'A glacier of no date', publishedAt: null });
    await addPaper({ title: 'A withdrawn glacier', isWithdrawn: true });
    await tick();
    // Listed later: not new.
    await stores.papers.update(before.id, { ...before, listedOn: ['2026-11-23'] });
    await tick();
    await stores.watches.pause(id, 'user');
    const meanwhile = await addPaper({ title: 'A glacier meanwhile' });
    await tick();
    await stores.watches.resume(id);
    await stores.papers.update(meanwhile.id, { ...meanwhile, upvotes: 5 });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    clock.advance(MINUTE_MS);
    await addPaper({ title: 'A glacier at last' });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
  });

  it('tells a paper that begins to fit once its details are known, and not its new version', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    await watch({ words: 'glacier' });
    const paper = await addPaper({ title: 'Slow ice' });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    await stores.papers.update(paper.id, { ...paper, abstract: 'Glaciers move.' });
    await tick();
    await stores.papers.update(paper.id, { ...paper, abstract: 'Glaciers move slowly.', upvotes: 9 });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
  });

  it('tells papers that turn out to be one once', async () => {
    const { watch, addPaper, tick, discord, unitOfWork } = await openWatchFixture();
    await watch({ words: 'glacier' });
    const first = await addPaper({ title: 'Modelling glaciers' });
    await tick();
    const second = await addPaper({ title: 'Modelling a glacier' });
    await unitOfWork(({ papers }) => papers.merge(second.id, [first.id], { ...second, abstract: 'Both.' }));
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
  });

  it('tells a paper that was found as two papers with the watches of both', async () => {
    const { watch, addPaper, follow, tick, discord, stores, unitOfWork, clock } = await openWatchFixture();
    const { id } = await watch({ words: 'glacier', deliver: 'daily' });
    await watch({ words: 'ice', deliver: 'daily' });
    const first = await addPaper({ title: 'Modelling glaciers' });
    const second = await addPaper({ title: 'Modelling ice' });
    await follow();
    await stores.watches.pause(id, 'user');
    await unitOfWork(({ papers }) => papers.merge(first.id, [second.id], first));
    clock.advance(DAY_MS);
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('“ice”');
  });

  it('shows ten papers of many, the most upvoted first, and says how many more there are', async () => {
    const { watch, addPaper, tick, discord } = await openWatchFixture();
    await watch({ words: 'glacier' });
    for (let i = 1; i <= 13; i += 1) await addPaper({ title: `Glacier number ${i}.`, upvotes: i });
    await tick();
    const [message = '', ...others] = discord.toUser(ADA);
    expect(others).toEqual([]);
    expect(message).toContain('13 new papers');
    expect(message).toContain('and 3 more');
    expect(message.indexOf('number 13.')).toBeLessThan(message.indexOf('number 12.'));
    expect(message).not.toContain('number 3.');
  });

  it('that was removed tells nothing, not even what it has found; restored, it goes on', async () => {
    const { watch, addPaper, follow, tick, discord, stores, clock } = await openWatchFixture();
    const { id } = await watch({ words: 'glacier', deliver: 'daily' });
    await addPaper({ title: 'Modelling glaciers' });
    await follow();
    await stores.watches.remove(id, clock.now());
    clock.advance(DAY_MS);
    await tick();
    await addPaper({ title: 'A second glacier' });
    await tick();
    await stores.watches.restore(id);
    clock.advance(MINUTE_MS);
    await addPaper({ title: 'A third glacier' });
    await tick();
    clock.advance(DAY_MS);
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('A third glacier');
  });

  it('that was edited finds by its new criteria', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    const { id } = await watch({ words: 'river' });
    await tick();
    await stores.watches.change(id, { words: 'glacier' });
    await addPaper({ title: 'Modelling rivers' });
    await addPaper({ title: 'Modelling glaciers' });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('glaciers');
    expect(discord.toUser(ADA)[0]).not.toContain('rivers');
  });
});

describe('a watch that is edited before new papers were compared with it', () => {
  it('tells them if only when or where it tells was changed', async () => {
    const { watch, addPaper, tick, discord, stores } = await openWatchFixture();
    const { id } = await watch({ words: 'glacier', where: CHANNEL });
    await tick();
    await addPaper({ title: 'Modelling glaciers' });
    await stores.watches.change(id, { where: { kind: 'dm' }, timezone: 'Asia/Tokyo' });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.inChannel(PAPERS_CHANNEL)).toEqual([]);
  });
});

describe('a digest of watches', () => {
  it('comes at nine in the zone of the watch, else of the user', async () => {
    const { watch, addPaper, tick, discord, stores, clock } = await openWatchFixture({
      start: '2026-11-22T20:00:00Z',
    });
    await stores.userSettings.change(BEN, { timezone: 'Asia/Tokyo' });
    await watch({ words: 'glacier', deliver: 'daily', timezone: 'America/New_York' });
    await watch({ words: 'glacier', deliver: 'daily' }, BEN);
    await addPaper({ title: 'One glacier' });
    await tick();
    /** Returns how many messages each has at an instant. */
    const countsAt = async (instant: string) => {
      clock.set(Date.parse(instant));
      await tick();
      return [discord.toUser(ADA).length, discord.toUser(BEN).length];
    };
    // 09:00 in Tokyo is 00:00 in UTC, with up to five minutes of spread; it comes once on each day.
    expect(await countsAt('2026-11-23T00:06:00Z')).toEqual([0, 1]);
    expect(await countsAt('2026-11-23T13:59:00Z')).toEqual([0, 1]);
    // 09:00 in New York.
    expect(await countsAt('2026-11-23T14:06:00Z')).toEqual([1, 1]);
  });

  it('has all papers since the last one, of the day or of the week', async () => {
    const { watch, addPaper, tick, discord, clock } = await openWatchFixture();
    clock.advance(10 * HOUR_MS);
    await watch({ words: 'glacier', deliver: 'daily' });
    await watch({ words: 'glacier', deliver: 'weekly' }, BEN);
    await addPaper({ title: 'A glacier on Monday' });
    await tick();
    clock.advance(2 * HOUR_MS);
    await addPaper({ title: 'A second glacier' });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    clock.advance(DAY_MS);
    await tick();
    await addPaper({ title: 'A glacier on Tuesday' });
    for (let day = 0; day < 7; day += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    expect(discord.toUser(ADA).map(text => text.match(/\d+ new papers?/)?.[0])).toEqual([
      '2 new papers',
      '1 new paper',
    ]);
    expect(discord.toUser(BEN).map(text => text.match(/\d+ new papers?/)?.[0])).toEqual(['3 new papers']);
  });
});

describe('direct messages that a user has closed', () => {
  it('pause all their watches and subscriptions, and no watches in channels, until they resume them', async () => {
    const { watch, subscribe, addPaper, tick, discord, stores, log } = await openWatchFixture();
    const { id } = await watch({ words: 'glacier' });
    await watch({ words: 'river', where: CHANNEL });
    await watch({ words: 'glacier' }, BEN);
    await subscribe();
    discord.closed.add(ADA);
    await addPaper({ title: 'One glacier' });
    await tick();
    expect((await stores.watches.list(ADA)).map(each => each.pausedReason)).toEqual(['dms_closed', null]);
    expect((await stores.subscriptions.list(ADA)).map(each => each.pausedReason)).toEqual(['dms_closed']);
    expect((await stores.watches.list(BEN)).map(each => each.pausedReason)).toEqual([null]);
    expect(log.events.map(({ event }) => event)).toContain('watches_paused');
    discord.closed.clear();
    await addPaper({ title: 'A second glacier' });
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    await stores.watches.resume(id);
    await addPaper({ title: 'A third glacier' });
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('A third glacier');
  });
});
