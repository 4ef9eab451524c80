import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../support/arxiv-server.ts';
import { reset, text, xml } from '../../support/source-server.ts';
import { openSyncFixture } from './sync-fixture.ts';
import { openFollowing } from './follow-arxiv.ts';

describe('syncing arXiv', () => {
  it('retries before the next night after a fault, less and less often', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    fixture.arxiv.answerFeed('cs.LG', reset);
    const feeds = fixture.arxiv.feed.seen.length;
    await fixture.advanceTo('2026-11-18T17:00:00Z');
    // Three attempts in each run, and runs after 15, 30, 60, 120 and 240 minutes.
    expect(fixture.arxiv.feed.seen).toHaveLength(feeds + 3 * 6);
    expect(fixture.loggedEvents('warn').filter(({ event }) => event === 'source_problem')).toHaveLength(1);
  });

  it('waits while another process has the arXiv lock', async () => {
    const fixture = await openSyncFixture('2026-11-17T12:00:00Z', { only: 'arxiv' });
    await fixture.schedule('cs.LG');
    fixture.lock.isTaken = true;
    await fixture.advanceTo('2026-11-17T12:20:00Z');
    expect(fixture.arxiv.feed.seen).toEqual([]);
    fixture.lock.isTaken = false;
    await fixture.advanceTo('2026-11-17T12:30:00Z');
    expect(fixture.arxiv.feed.seen).toHaveLength(1);
  });

  it('uses the query API while the feeds are broken', async () => {
    const fixture = await openFollowing('2026-11-19T12:00:00Z');
    fixture.arxiv.announce('2026-11-20', { id: '2611.00020', published: '2026-11-18T00:00:00Z' });
    fixture.arxiv.answerFeed('cs.LG', reset);
    await fixture.advanceTo('2026-11-25T12:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.00020')).toMatchObject({ publishedAt: '2026-11-18' });
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-24' });
    expect(fixture.loggedEvents('error')).not.toContainEqual(expect.objectContaining({ source: 'arXiv' }));
  });

  it('requests details that are not there yet every six hours over a weekend', async () => {
    const fixture = await openFollowing('2026-11-19T12:00:00Z');
    fixture.arxiv.announce('2026-11-20', { id: '2611.00020', published: '2026-11-18T00:00:00Z' });
    const requestsBefore = fixture.arxiv.api.seen.length;
    fixture.arxiv.api.next(...Array.from({ length: 9 }, () => xml(atomFeed([]))));
    await fixture.advanceTo('2026-11-22T04:00:00Z');
    expect(fixture.arxiv.api.seen).toHaveLength(requestsBefore + 8);
    expect(fixture.arxiv.feed.seen).toHaveLength(1);
    await fixture.advanceTo('2026-11-23T04:00:00Z');
    expect(await fixture.stores.papers.byArxivId('2611.00020')).toMatchObject({ publishedAt: '2026-11-18' });
    expect(fixture.arxiv.api.seen).toHaveLength(requestsBefore + 10);
  });

  it('gives up details after five days', async () => {
    const fixture = await openFollowing('2026-11-19T12:00:00Z');
    await fixture.stores.arxivFollow.addPending(['2611.09999'], fixture.clock.now());
    await fixture.advanceTo('2026-11-24T11:00:00Z');
    expect(await fixture.stores.arxivFollow.pending()).toHaveLength(1);
    await fixture.advanceTo('2026-11-25T12:00:00Z');
    expect(await fixture.stores.arxivFollow.pending()).toEqual([]);
  });

  it('continues with a category that was covered while the clock was ahead', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    await fixture.stores.arxivFollow.markCovered('cs.LG', '2027-03-01', fixture.clock.now());
    fixture.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    await fixture.advanceTo('2026-11-18T12:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-18' });
    const queries = fixture.arxiv.api.seen.map(({ url }) => url.searchParams.get('search_query') ?? '');
    expect(queries.join(' ')).toContain('submittedDate:[202611110000 TO');
  });

  it('repeats the query when the response for several days is an empty page', async () => {
    const fixture = await openFollowing('2026-11-16T12:00:00Z');
    fixture.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    fixture.clock.set(Date.parse('2026-11-21T12:00:00Z'));
    // Requested once more, with the same response.
    fixture.arxiv.api.next(xml(atomFeed([])), xml(atomFeed([])));
    await fixture.tick();
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-16' });
    await fixture.advanceTo('2026-11-21T14:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-20' });
    expect(await fixture.stores.papers.count()).toBe(1);
  });

  it('accepts an empty page in the end', async () => {
    const fixture = await openFollowing('2026-11-16T12:00:00Z');
    fixture.clock.set(Date.parse('2026-11-21T12:00:00Z'));
    await fixture.advanceTo('2026-11-21T20:00:00Z');
    expect(await fixture.stores.arxivFollow.get('cs.LG')).toMatchObject({ coveredOn: '2026-11-20' });
  });

  it('succeeds if only the request for details is refused', async () => {
    const fixture = await openFollowing('2026-11-17T12:00:00Z');
    fixture.arxiv.announce('2026-11-18', { id: '2611.00018', published: '2026-11-16T00:00:00Z' });
    fixture.arxiv.api.next(text(404, 'gone'));
    await fixture.advanceTo('2026-11-18T05:50:00Z');
    expect(await fixture.stores.sources.get('arxiv')).toMatchObject({
      failures: 0,
      problem: expect.stringContaining('404'),
      lastSuccess: expect.any(Number),
    });
    expect((await fixture.stores.sources.get('arxiv'))?.lastSuccess).toBeGreaterThan(
      Date.parse('2026-11-18T05:00Z'),
    );
  });
});
