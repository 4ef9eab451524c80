import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/time/calendar.ts';
import { noSuchCategory } from '../../support/arxiv-servers.ts';
import { silence } from '../../support/source-server.ts';
import { openSyncFixture } from './sync-fixture.ts';
import { openFollowing, type Fixture } from './follow-arxiv.ts';

/** Returns the local date and time in New York of each request. */
function newYorkTimes(requests: readonly { readonly at: number }[]): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return requests.map(({ at }) => format.format(at));
}

/** Returns the instant at which a day begins in New York. */
function midnight(day: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime('America/New_York').toInstant().toString();
}

function isWeekday(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5;
}

/** Moves through days; each weekday has one paper in its feed. */
async function moveThrough(fixture: Fixture, days: readonly string[]): Promise<void> {
  for (const day of days) {
    const paper = { id: `${day.slice(2, 4)}${day.slice(5, 7)}.000${day.slice(8)}`, published: midnight(day) };
    if (isWeekday(day)) fixture.arxiv.announce(day, paper);
    else fixture.arxiv.clearFeeds();
    await fixture.advanceTo(midnight(addDays(day, 1)));
  }
}

describe('syncing arXiv', () => {
  it('sends no request while no schedule names a category and none is pinned', async () => {
    const { arxiv, advanceTo, stores } = await openSyncFixture('2026-11-16T12:00:00Z', { only: 'arxiv' });
    await advanceTo('2026-11-18T12:00:00Z');
    expect([arxiv.api.seen, arxiv.feed.seen]).toEqual([[], []]);
    expect(await stores.sources.get('arxiv')).toBeUndefined();
  });

  it.each([
    ['in winter', '2026-11-16'],
    ['as summer time begins', '2026-03-03'],
    ['as summer time ends', '2026-10-27'],
  ])(
    'polls the feed once after each announcement, at half past midnight in New York, %s',
    async (_, first) => {
      const fixture = await openFollowing(midnight(first));
      const days = Array.from({ length: 8 }, (_each, offset) => addDays(first, offset));
      await moveThrough(fixture, days);
      const times = newYorkTimes(fixture.arxiv.feed.seen);
      expect(times.map(time => time.slice(0, 10))).toEqual(days.filter(isWeekday));
      for (const time of times) expect(time.slice(11)).toMatch(/^00:3\d$/);
      expect(fixture.loggedEvents('warn')).toEqual([]);
      expect(await fixture.stores.papers.count()).toBe(6);
    },
  );

  it('imports new and cross-listed papers, with their publication days by one request', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    const requestsBefore = fixture.arxiv.api.seen.length;
    fixture.arxiv.announce(
      '2026-11-18',
      { id: '2611.01001', published: '2026-11-16T18:00:00Z' },
      { id: '2611.01002', published: '2026-11-16T19:00:00Z' },
    );
    await fixture.advanceTo('2026-11-18T12:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: '2026-11-16' });
    expect(await fixture.stores.papers.count()).toBe(2);
    const requests = fixture.arxiv.api.seen.slice(requestsBefore);
    expect(requests.map(({ url }) => url.searchParams.get('id_list'))).toEqual(['2611.01001,2611.01002']);
  });

  it('polls a few more times on a night without a batch, and then assumes a holiday', async () => {
    const fixture = await openFollowing('2026-11-25T12:00:00Z');
    fixture.arxiv.clearFeeds();
    const [feeds, queries] = [fixture.arxiv.feed.seen.length, fixture.arxiv.api.seen.length];
    await fixture.advanceTo('2026-11-27T04:00:00Z');
    const times = newYorkTimes(fixture.arxiv.feed.seen.slice(feeds));
    expect(times.map(time => time.slice(0, 10))).toEqual(Array(4).fill('2026-11-26'));
    // An empty page is requested once more.
    expect(fixture.arxiv.api.seen).toHaveLength(queries + 2);
    const state = await fixture.stores.arxivFollow.get('cs.LG');
    expect(state).toMatchObject({ coveredOn: '2026-11-26', isAssumed: true, emptyPolls: 0 });
    expect(fixture.loggedEvents('warn')).toEqual([]);
    expect(await fixture.stores.sources.get('arxiv')).toMatchObject({ problem: null });
  });

  it('imports a batch that comes late', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    fixture.arxiv.announce('2026-11-17', { id: '2611.00017', published: '2026-11-15T00:00:00Z' });
    await fixture.advanceTo('2026-11-18T06:00:00Z');
    fixture.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    await fixture.advanceTo('2026-11-18T09:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-18' });
    expect(await fixture.stores.papers.byArxivId('2611.00018')).toMatchObject({ publishedAt: '2026-11-16' });
  });

  it('queries the API for what was announced while the bot was down', async () => {
    const fixture = await openFollowing('2026-11-16T12:00:00Z');
    for (const day of ['17', '18', '19', '20']) {
      fixture.arxiv.announce(`2026-11-${day}`, {
        id: `2611.000${day}`,
        published: `2026-11-${day}T00:00:00Z`,
      });
    }
    fixture.clock.set(Date.parse('2026-11-20T12:00:00Z'));
    fixture.restart();
    await fixture.tick();
    expect(await fixture.stores.papers.count()).toBe(4);
    const queries = fixture.arxiv.api.seen.map(({ url }) => url.searchParams.get('search_query') ?? '');
    expect(queries.at(-1)).toContain('submittedDate:[202611120000 TO');
  });

  it('continues after a crash between the feed and the details', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    fixture.arxiv.announce('2026-11-18', { id: '2611.01001', published: '2026-11-16T18:00:00Z' });
    const due = Date.parse('2026-11-18T05:45:00Z');
    fixture.clock.set(due);
    const requestsBefore = fixture.arxiv.api.seen.length;
    fixture.arxiv.api.next(silence);
    const crash = new AbortController();
    const running = fixture.tick(crash.signal);
    await fixture.arxiv.api.arrived(requestsBefore + 1);
    crash.abort();
    await running;
    expect(await fixture.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: null });

    const feeds = fixture.arxiv.feed.seen.length;
    fixture.restart();
    await fixture.advanceTo('2026-11-18T07:00:00Z');
    expect(fixture.arxiv.feed.seen).toHaveLength(feeds);
    expect(await fixture.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: '2026-11-16' });
  });

  it('follows a category as soon as a schedule names it, until the schedule is deleted', async () => {
    const fixture = await openSyncFixture('2026-11-18T12:00:00Z', { only: 'arxiv' });
    await fixture.advanceTo('2026-11-18T15:00:00Z');
    const { id } = await fixture.schedule('stat.ML');
    await fixture.tick();
    expect(fixture.arxiv.feed.seen.map(({ url }) => url.pathname)).toEqual(['/atom/stat.ML']);
    await fixture.stores.schedules.delete(id, fixture.clock.now());
    const requestsBefore = fixture.arxiv.feed.seen.length;
    await fixture.advanceTo('2026-11-21T00:00:00Z');
    expect(fixture.arxiv.feed.seen).toHaveLength(requestsBefore);
    expect(await fixture.stores.sources.get('arxiv')).toMatchObject({ nextRun: null });
  });

  it('fetches a category soon that a schedule names again after some weeks, also at the weekend', async () => {
    const fixture = await openFollowing('2026-10-19T12:00:00Z');
    await fixture.schedule('cs.RO');
    await fixture.tick();
    await fixture.stores.schedules.delete(1, fixture.clock.now());
    await fixture.advanceTo('2026-11-20T20:00:00Z');
    fixture.arxiv.announce('2026-11-20', { id: '2611.00020', published: '2026-11-18T00:00:00Z' });
    await fixture.schedule('cs.LG');
    await fixture.advanceTo('2026-11-22T20:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-20' });
  });

  it('sends no request for a category that a schedule names again before anything else is announced', async () => {
    const fixture = await openFollowing('2026-11-18T12:00:00Z');
    await fixture.schedule('cs.RO');
    await fixture.tick();
    const before = await fixture.stores.sources.get('arxiv');
    await fixture.stores.schedules.delete(1, fixture.clock.now());
    await fixture.tick();
    await fixture.schedule('cs.LG');
    await fixture.tick();
    expect(await fixture.stores.sources.get('arxiv')).toEqual(before);
  });

  it('follows a pinned category without any schedule', async () => {
    const fixture = await openSyncFixture('2026-11-18T12:00:00Z', { only: 'arxiv' });
    await fixture.stores.arxivFollow.pin('cs.CL');
    await fixture.tick();
    expect(fixture.arxiv.feed.seen.map(({ url }) => url.pathname)).toEqual(['/atom/cs.CL']);
  });

  it('logs once that arXiv does not have a category, and imports the others', async () => {
    const fixture = await openSyncFixture('2026-11-17T12:00:00Z', { only: 'arxiv' });
    fixture.arxiv.answerFeed('cs.XX', noSuchCategory);
    await fixture.schedule('cs.XX');
    await fixture.schedule('stat.ML');
    fixture.arxiv.announce('2026-11-17', { id: '2611.00001', published: '2026-11-15T00:00:00Z' });
    await fixture.advanceTo('2026-11-17T13:00:00Z');
    for (const day of ['18', '19']) {
      fixture.arxiv.announce(`2026-11-${day}`, { id: `2611.000${day}`, published: '2026-11-15T00:00:00Z' });
      await fixture.advanceTo(`2026-11-${day}T12:00:00Z`);
    }
    expect(fixture.loggedEvents('warn').filter(({ event }) => event === 'source_problem')).toHaveLength(1);
    const state = await fixture.stores.sources.get('arxiv');
    expect(state?.problem).toContain('cs.XX');
    expect(state?.lastSuccess).toBeGreaterThan(Date.parse('2026-11-19T05:00:00Z'));
    expect(await fixture.stores.papers.count()).toBe(3);
  });
});
