import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { dailyFeed, feedEntry } from '../../support/arxiv-server.ts';
import { xml } from '../../support/source-server.ts';
import { openFollowing, type Fixture } from './follow-arxiv.ts';

/** Announces a paper on a day in November. */
function announce({ arxiv }: Fixture, day: number): void {
  arxiv.announce(`2026-11-${day}`, { id: `2611.000${day}`, published: `2026-11-${day - 2}T00:00:00Z` });
}

/** Opens a fixture on the evening before 2026-11-18, which has the batch of the 17th. */
async function openBeforeNight(): Promise<Fixture> {
  const fixture = await openFollowing('2026-11-17T12:00:00Z');
  announce(fixture, 17);
  return fixture;
}

/** Returns the days of submission from which queries were for. */
function queriedSince({ arxiv }: Fixture): string[] {
  return arxiv.api.seen.flatMap(({ url }) => {
    const [, since] = /submittedDate:\[(\d{8})/.exec(url.searchParams.get('search_query') ?? '') ?? [];
    return since === undefined ? [] : [since];
  });
}

describe('a batch of arXiv that comes late', () => {
  it('is imported the next night if it looked like a holiday until the last poll', async () => {
    const fixture = await openBeforeNight();
    await fixture.advanceTo('2026-11-18T12:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({
      coveredOn: '2026-11-18',
      isAssumed: true,
    });
    announce(fixture, 18);
    await fixture.advanceTo('2026-11-19T04:00:00Z');
    announce(fixture, 19);
    await fixture.advanceTo('2026-11-19T12:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.00018')).toMatchObject({ publishedAt: '2026-11-16' });
    expect(await fixture.stores.papers.byArxivId('2611.00019')).toBeDefined();
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({
      coveredOn: '2026-11-19',
      isAssumed: false,
    });
    // The last poll, and the next night: both from four days before what is known.
    expect(queriedSince(fixture)).toEqual(['20261113', '20261113']);
    announce(fixture, 20);
    await fixture.advanceTo('2026-11-20T12:00:00Z');
    expect(queriedSince(fixture)).toHaveLength(2);
  });

  it('is waited for until the last poll although runs for new categories come in between', async () => {
    const fixture = await openBeforeNight();
    await fixture.advanceTo('2026-11-18T05:42:00Z');
    for (const category of ['cs.RO', 'cs.CV', 'cs.CL', 'cs.AI']) {
      const { id } = await fixture.schedule(category);
      fixture.clock.advance(5 * MINUTE_MS);
      await fixture.tick();
      // The query API of the test has all papers in every category.
      await fixture.stores.schedules.delete(id, fixture.clock.now());
    }
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({
      coveredOn: '2026-11-17',
      emptyPolls: 1,
    });
    announce(fixture, 18);
    await fixture.advanceTo('2026-11-18T09:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.00018')).toBeDefined();
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ isAssumed: false, emptyPolls: 0 });
  });
});

describe('a batch of arXiv that is longer than its feed may be', () => {
  it('is completed by a query', async () => {
    const fixture = await openBeforeNight();
    announce(fixture, 18);
    // Replaced papers fill the feed: the new one is beyond its end.
    const published = '2026-11-18T00:00:00-05:00';
    const replaced = Array.from({ length: 2_000 }, (_, at) =>
      feedEntry(`2501.${String(10_000 + at)}v2`, 'replace', { published }),
    );
    fixture.arxiv.answerFeed('cs.LG', xml(dailyFeed(replaced)));
    await fixture.advanceTo('2026-11-18T12:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.00018')).toMatchObject({ publishedAt: '2026-11-16' });
    expect(queriedSince(fixture)).toEqual(['20261113']);
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({
      coveredOn: '2026-11-18',
      isAssumed: false,
    });
  });
});
