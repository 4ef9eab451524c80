import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { changeTimezone } from '../../../src/usecases/change-timezone.ts';
import { ADA, BEN, openWatchFixture } from '../../support/watch-fixture.ts';

const FRIDAY = '2026-11-20T00:00:00Z';

describe('a subscription', () => {
  it('sends the papers of the newest daily list on its days, at its local time, never one twice', async () => {
    const { subscribe, addPaper, tick, discord, clock } = await openWatchFixture({ start: FRIDAY });
    await subscribe({ count: 2, timezone: 'America/New_York' });
    const listedOn = ['2026-11-20'];
    for (const [i, title] of ['Alpha', 'Beta', 'Gamma'].entries())
      await addPaper({ title: `${title} paper`, listedOn, upvotes: 9 - i });
    // 09:00 in New York is 14:00 in UTC, with up to five minutes of spread.
    clock.set(Date.parse('2026-11-20T13:59:00Z'));
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    clock.set(Date.parse('2026-11-20T14:06:00Z'));
    await tick();
    // Not on Saturday and Sunday; on Monday there is nothing else than the third.
    for (let day = 0; day < 4; day += 1) {
      clock.advance(DAY_MS);
      await tick();
    }
    const [first, second, ...others] = discord.toUser(ADA);
    expect(others).toEqual([]);
    expect(first).toContain('Daily papers · 20 Nov');
    expect(first).toContain('Alpha paper');
    expect(first).toContain('Beta paper');
    expect(second).toContain('Gamma paper');
    expect(second).not.toContain('Alpha');
  });

  it('sends the last complete week, and what is trending', async () => {
    const { subscribe, addPaper, tick, discord, clock } = await openWatchFixture({ start: FRIDAY });
    await addPaper({ title: 'Alpha paper', listedOn: ['2026-11-18'], upvotes: 5 });
    await subscribe({ what: 'weekly' });
    await subscribe({ what: 'trending' }, BEN);
    clock.advance(3 * DAY_MS + 10 * HOUR_MS);
    await tick();
    expect(discord.toUser(ADA)[0]).toContain('Weekly papers');
    expect(discord.toUser(ADA)[0]).toContain('Alpha paper');
    expect(discord.toUser(BEN)[0]).toContain('Trending papers');
  });

  it('sends papers near the library, with their reasons, and none of those before', async () => {
    const { subscribe, addPaper, tick, discord, clock, recommended } = await openWatchFixture();
    const near = await addPaper({ title: 'Saved glacier of a name that is far too long' });
    const paper = await addPaper({ title: 'Modelling glaciers' });
    recommended.near = async (_userId, { except }) =>
      except.has(paper.id) ? [] : [{ paper, near, sharedTerms: ['glacier', 'ice'] }];
    await subscribe({ what: 'recommendations', days: [1, 2, 3] });
    clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
    for (let day = 0; day < 3; day += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('Papers near your library');
    expect(discord.toUser(ADA)[0]).toContain(
      'because you saved “Saved glacier of a name that…”: glacier, ice',
    );
  });

  it('that is hours late sends nothing, and one that is some minutes late says so', async () => {
    const { subscribe, addPaper, tick, discord, clock, log } = await openWatchFixture({ start: FRIDAY });
    await subscribe();
    await addPaper({ title: 'Alpha paper', listedOn: ['2026-11-20'] });
    clock.advance(17 * HOUR_MS);
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    expect(log.events.map(({ event }) => event)).toContain('subscription_skipped');
    clock.set(Date.parse('2026-11-23T09:40:00Z'));
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('Late');
  });

  it('that was changed, paused or removed in the meantime sends nothing at its old time', async () => {
    const { subscribe, addPaper, tick, discord, clock, stores } = await openWatchFixture({ start: FRIDAY });
    await addPaper({ title: 'Alpha paper', listedOn: ['2026-11-20'] });
    const { id } = await subscribe();
    const ofBen = await subscribe({}, BEN);
    await stores.subscriptions.remove(ofBen.id);
    const changed = await subscribe({ time: '15:00' });
    expect(changed.id).toBe(id);
    expect(await stores.subscriptions.list(ADA)).toHaveLength(1);
    clock.advance(10 * HOUR_MS);
    await tick();
    expect(discord.toUser(ADA)).toEqual([]);
    clock.advance(6 * HOUR_MS);
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(BEN)).toEqual([]);
  });

  it('that is due is sent although the time zone of its user is changed', async () => {
    const { subscribe, addPaper, tick, discord, clock, stores, unitOfWork } = await openWatchFixture({
      start: FRIDAY,
    });
    await addPaper({ title: 'Alpha paper', listedOn: ['2026-11-20'] });
    await stores.userSettings.change(ADA, { timezone: 'UTC' });
    const { next } = await subscribe();
    clock.set(next.dueAt + SECOND_MS);
    await changeTimezone(ADA, 'Europe/London', { unitOfWork, now: clock.now() });
    await tick();
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
  });

  it('of a user who has closed their direct messages is paused, with their watches', async () => {
    const { subscribe, watch, addPaper, tick, discord, clock, stores } = await openWatchFixture({
      start: FRIDAY,
    });
    await addPaper({ title: 'Alpha paper', listedOn: ['2026-11-20'] });
    const { id } = await subscribe();
    await watch({ words: 'glacier' });
    discord.closed.add(ADA);
    clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
    await tick();
    expect((await stores.subscriptions.get(id))?.pausedReason).toBe('dms_closed');
    expect((await stores.watches.list(ADA))[0]?.pausedReason).toBe('dms_closed');
    // The papers count as not sent.
    expect((await stores.subscriptions.sentPapers(id)).size).toBe(0);
  });

  it('in a form that Discord refuses is sent plain, without the refused paper', async () => {
    const { subscribe, addPaper, tick, discord, clock } = await openWatchFixture({ start: FRIDAY });
    for (const title of ['Alpha paper', 'Beta paper']) await addPaper({ title, listedOn: ['2026-11-20'] });
    await subscribe();
    discord.channelOf(`dm:${ADA}`).refuse('Beta');
    clock.advance(9 * HOUR_MS + 10 * MINUTE_MS);
    await tick();
    expect(discord.toUser(ADA)).toHaveLength(1);
    expect(discord.toUser(ADA)[0]).toContain('Alpha paper');
  });
});
