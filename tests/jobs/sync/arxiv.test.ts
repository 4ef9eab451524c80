import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { newestAnnouncement } from '../../../src/core/time/announcements.ts';
import { addDays } from '../../../src/core/time/calendar.ts';
import { atomFeed } from '../../support/arxiv-server.ts';
import { noSuchCategory } from '../../support/arxiv-world.ts';
import { reset, silence, text, xml } from '../../support/source-server.ts';
import { openLiving } from './sync-fixture.ts';

/** Local date and time in New York of each request. */
function newYorkTimes(requests: readonly { readonly at: number }[]): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return requests.map(({ at }) => format.format(at));
}

type Living = Awaited<ReturnType<typeof openLiving>>;

/** What follows a category that is covered up to the announcement before `start`, so that feeds are enough. */
async function following(start: string): Promise<Living> {
  const living = await openLiving(start);
  await living.schedule('cs.LG');
  const now = Date.parse(start);
  await living.stores.arxivFollow.cover('cs.LG', newestAnnouncement(now), now);
  await living.tick();
  return living;
}

/** The instant at which a day begins in New York. */
function midnight(day: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime('America/New_York').toInstant().toString();
}

function isWeekday(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5;
}

/** Lives through days; each weekday has one paper in its feed. */
async function liveThrough(living: Living, days: readonly string[]): Promise<void> {
  for (const day of days) {
    const paper = { id: `${day.slice(2, 4)}${day.slice(5, 7)}.000${day.slice(8)}`, published: midnight(day) };
    if (isWeekday(day)) living.arxiv.announce(day, paper);
    else living.arxiv.rest();
    await living.until(midnight(addDays(day, 1)));
  }
}

describe('taking papers from arXiv', () => {
  it('asks nobody while no schedule names a category and none was ever ingested', async () => {
    const { arxiv, until, stores } = await openLiving('2026-11-16T12:00:00Z');
    await until('2026-11-18T12:00:00Z');
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
      const living = await following(midnight(first));
      const days = Array.from({ length: 8 }, (_each, offset) => addDays(first, offset));
      await liveThrough(living, days);
      const times = newYorkTimes(living.arxiv.feed.seen);
      expect(times.map(time => time.slice(0, 10))).toEqual(days.filter(isWeekday));
      for (const time of times) expect(time.slice(11)).toMatch(/^00:3\d$/);
      expect(living.told('warn')).toEqual([]);
      expect(await living.stores.papers.count()).toBe(6);
    },
  );

  it('takes new and cross-listed papers, with their published day by one question', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    const asked = living.arxiv.api.seen.length;
    living.arxiv.announce(
      '2026-11-18',
      { id: '2611.01001', published: '2026-11-16T18:00:00Z' },
      { id: '2611.01002', published: '2026-11-16T19:00:00Z' },
    );
    await living.until('2026-11-18T12:00:00Z');
    expect(await living.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: '2026-11-16' });
    expect(await living.stores.papers.count()).toBe(2);
    const questions = living.arxiv.api.seen.slice(asked);
    expect(questions.map(({ url }) => url.searchParams.get('id_list'))).toEqual(['2611.01001,2611.01002']);
  });

  it('looks again on a night without a batch, a few times, and then takes the day for a holiday', async () => {
    const living = await following('2026-11-25T12:00:00Z');
    living.arxiv.rest();
    const [feeds, queries] = [living.arxiv.feed.seen.length, living.arxiv.api.seen.length];
    await living.until('2026-11-27T04:00:00Z');
    const times = newYorkTimes(living.arxiv.feed.seen.slice(feeds));
    expect(times.map(time => time.slice(0, 10))).toEqual(Array(3).fill('2026-11-26'));
    // An empty page is asked for once more.
    expect(living.arxiv.api.seen).toHaveLength(queries + 2);
    const state = await living.stores.arxivFollow.get('cs.LG');
    expect(state).toMatchObject({ coveredOn: '2026-11-26', vainPolls: 0 });
    expect(living.told('warn')).toEqual([]);
    expect(await living.stores.sources.get('arxiv')).toMatchObject({ problem: null });
  });

  it('takes a batch that comes late', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    living.arxiv.announce('2026-11-17', { id: '2611.00017', published: '2026-11-15T00:00:00Z' });
    await living.until('2026-11-18T06:00:00Z');
    living.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    await living.until('2026-11-18T09:00:00Z');
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-18' });
    expect(await living.stores.papers.byArxivId('2611.00018')).toMatchObject({ publishedAt: '2026-11-16' });
  });

  it('asks the query API for what was announced while it was down', async () => {
    const living = await following('2026-11-16T12:00:00Z');
    for (const day of ['17', '18', '19', '20']) {
      living.arxiv.announce(`2026-11-${day}`, {
        id: `2611.000${day}`,
        published: `2026-11-${day}T00:00:00Z`,
      });
    }
    living.clock.set(Date.parse('2026-11-20T12:00:00Z'));
    living.restart();
    await living.tick();
    expect(await living.stores.papers.count()).toBe(4);
    const queries = living.arxiv.api.seen.map(({ url }) => url.searchParams.get('search_query') ?? '');
    expect(queries.at(-1)).toContain('submittedDate:[202611120000 TO');
  });

  it('goes on after a crash between the feed and the details', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    living.arxiv.announce('2026-11-18', { id: '2611.01001', published: '2026-11-16T18:00:00Z' });
    const due = Date.parse('2026-11-18T05:45:00Z');
    living.clock.set(due);
    const asked = living.arxiv.api.seen.length;
    living.arxiv.api.next(silence);
    const crash = new AbortController();
    const running = living.tick(crash.signal);
    await living.arxiv.api.arrived(asked + 1);
    crash.abort();
    await running;
    expect(await living.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: null });

    const feeds = living.arxiv.feed.seen.length;
    living.restart();
    await living.until('2026-11-18T07:00:00Z');
    expect(living.arxiv.feed.seen).toHaveLength(feeds);
    expect(await living.stores.papers.byArxivId('2611.01001')).toMatchObject({ publishedAt: '2026-11-16' });
  });

  it('takes up a category as soon as a schedule names it, and leaves it with the schedule', async () => {
    const living = await openLiving('2026-11-18T12:00:00Z');
    await living.until('2026-11-18T15:00:00Z');
    const { id } = await living.schedule('stat.ML');
    await living.tick();
    expect(living.arxiv.feed.seen.map(({ url }) => url.pathname)).toEqual(['/atom/stat.ML']);
    await living.stores.schedules.delete(id);
    const asked = living.arxiv.feed.seen.length;
    await living.until('2026-11-21T00:00:00Z');
    expect(living.arxiv.feed.seen).toHaveLength(asked);
    expect(await living.stores.sources.get('arxiv')).toMatchObject({ nextRun: null });
  });

  it('follows a category that was ingested once, without any schedule', async () => {
    const living = await openLiving('2026-11-18T12:00:00Z');
    await living.stores.arxivFollow.remember('cs.CL');
    await living.tick();
    expect(living.arxiv.feed.seen.map(({ url }) => url.pathname)).toEqual(['/atom/cs.CL']);
  });

  it('tells once of a category that arXiv does not have, and the others come in', async () => {
    const living = await openLiving('2026-11-17T12:00:00Z');
    living.arxiv.answerFeed('cs.XX', noSuchCategory);
    await living.schedule('cs.XX');
    await living.schedule('stat.ML');
    living.arxiv.announce('2026-11-17', { id: '2611.00001', published: '2026-11-15T00:00:00Z' });
    await living.until('2026-11-17T13:00:00Z');
    for (const day of ['18', '19']) {
      living.arxiv.announce(`2026-11-${day}`, { id: `2611.000${day}`, published: '2026-11-15T00:00:00Z' });
      await living.until(`2026-11-${day}T12:00:00Z`);
    }
    expect(living.told('warn').filter(({ event }) => event === 'source has a problem')).toHaveLength(1);
    const state = await living.stores.sources.get('arxiv');
    expect(state?.problem).toContain('cs.XX');
    expect(state?.lastSuccess).toBeGreaterThan(Date.parse('2026-11-19T05:00:00Z'));
    expect(await living.stores.papers.count()).toBe(3);
  });

  it('tries again sooner than the next night after a fault, and less and less often', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    living.arxiv.answerFeed('cs.LG', reset);
    const feeds = living.arxiv.feed.seen.length;
    await living.until('2026-11-18T17:00:00Z');
    // Three tries within a call, and calls after 15, 30, 60, 120 and 240 minutes.
    expect(living.arxiv.feed.seen).toHaveLength(feeds + 3 * 6);
    expect(living.told('warn').filter(({ event }) => event === 'source has a problem')).toHaveLength(1);
  });

  it('waits while another process asks arXiv', async () => {
    const living = await openLiving('2026-11-17T12:00:00Z');
    await living.schedule('cs.LG');
    living.lock.isTaken = true;
    await living.until('2026-11-17T12:20:00Z');
    expect(living.arxiv.feed.seen).toEqual([]);
    living.lock.isTaken = false;
    await living.until('2026-11-17T12:30:00Z');
    expect(living.arxiv.feed.seen).toHaveLength(1);
  });

  it('gets by on the query API while the feeds are broken', async () => {
    const living = await following('2026-11-19T12:00:00Z');
    living.arxiv.announce('2026-11-20', { id: '2611.00020', published: '2026-11-18T00:00:00Z' });
    living.arxiv.answerFeed('cs.LG', reset);
    await living.until('2026-11-25T12:00:00Z');
    expect(await living.stores.papers.byArxivId('2611.00020')).toMatchObject({ publishedAt: '2026-11-18' });
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-24' });
    expect(living.told('error')).not.toContainEqual(expect.objectContaining({ source: 'arXiv' }));
  });

  it('asks again every six hours over a weekend for details that are not there yet', async () => {
    const living = await following('2026-11-19T12:00:00Z');
    living.arxiv.announce('2026-11-20', { id: '2611.00020', published: '2026-11-18T00:00:00Z' });
    const asked = living.arxiv.api.seen.length;
    living.arxiv.api.next(...Array.from({ length: 9 }, () => xml(atomFeed([]))));
    await living.until('2026-11-22T04:00:00Z');
    expect(living.arxiv.api.seen).toHaveLength(asked + 8);
    expect(living.arxiv.feed.seen).toHaveLength(1);
    await living.until('2026-11-23T04:00:00Z');
    expect(await living.stores.papers.byArxivId('2611.00020')).toMatchObject({ publishedAt: '2026-11-18' });
    expect(living.arxiv.api.seen).toHaveLength(asked + 10);
  });

  it('gives up details after five days', async () => {
    const living = await following('2026-11-19T12:00:00Z');
    await living.stores.arxivFollow.want(['2611.09999'], living.clock.now());
    await living.until('2026-11-24T11:00:00Z');
    expect(await living.stores.arxivFollow.wanted()).toHaveLength(1);
    await living.until('2026-11-25T12:00:00Z');
    expect(await living.stores.arxivFollow.wanted()).toEqual([]);
  });

  it('goes on with a category that was covered by a clock ahead', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    await living.stores.arxivFollow.cover('cs.LG', '2027-03-01', living.clock.now());
    living.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    await living.until('2026-11-18T12:00:00Z');
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-18' });
    const queries = living.arxiv.api.seen.map(({ url }) => url.searchParams.get('search_query') ?? '');
    expect(queries.join(' ')).toContain('submittedDate:[202611110000 TO');
  });

  it('asks again where an empty page answers for several days', async () => {
    const living = await following('2026-11-16T12:00:00Z');
    living.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    living.clock.set(Date.parse('2026-11-21T12:00:00Z'));
    // Asked for once more, the same.
    living.arxiv.api.next(xml(atomFeed([])), xml(atomFeed([])));
    await living.tick();
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-16' });
    await living.until('2026-11-21T14:00:00Z');
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-20' });
    expect(await living.stores.papers.count()).toBe(1);
  });

  it('believes an empty page in the end', async () => {
    const living = await following('2026-11-16T12:00:00Z');
    living.clock.set(Date.parse('2026-11-21T12:00:00Z'));
    await living.until('2026-11-21T20:00:00Z');
    expect(await living.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-20' });
  });

  it('is a success where only the question for details is refused', async () => {
    const living = await following('2026-11-17T12:00:00Z');
    living.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    living.arxiv.api.next(text(404, 'gone'));
    await living.until('2026-11-18T05:50:00Z');
    expect(await living.stores.sources.get('arxiv')).toMatchObject({
      failures: 0,
      problem: expect.stringContaining('404'),
      lastSuccess: expect.any(Number),
    });
    expect((await living.stores.sources.get('arxiv'))?.lastSuccess).toBeGreaterThan(
      Date.parse('2026-11-18T05:00Z'),
    );
  });
});
