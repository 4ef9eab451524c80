import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { SourceRefusedError, SourceUnavailableError } from '../../../src/sources/remote-source-error.ts';
import { atomEntry, atomError, atomFeed } from '../../support/arxiv-server.ts';
import { xml, type Reply } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';
import { numberedPapers, setUp } from './query-fixture.ts';

/**
 * Sends a page of 30,400 papers, the last 1,400 of them from 3 March, with as little XML as an entry needs: reading them
 * is most of the test's work.
 */
const pageOfMany: Reply = (response, request) => {
  const query = request.url.searchParams;
  const first = query.get('search_query')?.includes('[20260303') ? 29_000 : 0;
  const entries = Array.from({ length: 200 }, (_, index) => {
    const number = first + Number(query.get('start')) + index;
    const day = number < 29_000 ? '2026-03-01' : '2026-03-03';
    const id = `2603.${String(number + 1).padStart(5, '0')}`;
    return `<entry><id>http://arxiv.org/abs/${id}</id><title>T</title><published>${day}T00:00:00Z</published></entry>`;
  });
  xml(atomFeed(entries, 30_400 - first))(response, request);
};

const EMPTY = xml(atomFeed([], 7));

describe('papers by their ids', () => {
  it('have the DOI of their publication, and are marked if a comment says they have been withdrawn', async () => {
    const { api } = await setUp([
      { id: '2603.00001', doi: '10.1000/ABC' },
      { id: '2603.00002', doi: '10.48550/arXiv.2603.00002', comment: 'This paper has been withdrawn' },
    ]);
    expect(await collect(api.byIds(['2603.00001', '2603.00002']))).toMatchObject([
      { fields: { doi: '10.1000/abc', isWithdrawn: false } },
      { fields: { doi: null, isWithdrawn: true } },
    ]);
  });

  it('have their fields, in any order of the elements', async () => {
    const { api } = await setUp([
      { id: 'hep-th/9901001', title: 'Strings\n   and &lt;b&gt; things', categories: ['hep-th', 'math-ph'] },
    ]);
    expect(await collect(api.byIds(['hep-th/9901001']))).toEqual([
      {
        line: 1,
        version: 2,
        fields: {
          ...emptyPaper('Strings and <b> things'),
          arxivId: 'hep-th/9901001',
          abstract: 'We wrote a paper and numbered it.',
          authors: ['Ada Author', 'Bo Writer'],
          authorCount: 2,
          publishedAt: '2026-03-02',
          categories: ['hep-th', 'math-ph'],
        },
      },
    ]);
  });

  it('are fetched in batches, each id once', async () => {
    const papers = numberedPapers(230);
    const { api, server } = await setUp(papers);
    const ids = papers.map(({ id }) => `https://arxiv.org/abs/${id}v1`);
    const records = await collect(api.byIds([...ids, ...ids]));
    expect(records.map(({ line }) => line)).toEqual(papers.map((_, index) => index + 1));
    expect(server.seen.map(({ url }) => url.searchParams.get('max_results'))).toEqual(['100', '100', '30']);
    expect(server.seen.every(({ url }) => url.pathname === '/api/query')).toBe(true);
  });

  it('are matched by id: unknown ones are left out, others are ignored', async () => {
    const { api, server } = await setUp();
    server.next(xml(atomFeed(['2603.00003', '2603.00009', '2603.00001'].map(id => atomEntry({ id })))));
    const records = await collect(api.byIds(['2603.00001', '2603.00002', '2603.00003']));
    expect(records.map(record => ('fields' in record ? record.fields.arxivId : record.rejected))).toEqual([
      '2603.00003',
      '2603.00001',
    ]);
  });

  it('reject texts that are not ids without a request', async () => {
    const { api, server } = await setUp();
    expect(await collect(api.byIds(['2603.1', '', 'cs.LG']))).toEqual([
      { line: 1, rejected: 'not an arXiv id: "2603.1"' },
      { line: 2, rejected: 'not an arXiv id: ""' },
      { line: 3, rejected: 'not an arXiv id: "cs.LG"' },
    ]);
    expect(server.seen).toEqual([]);
  });

  it('are found in a batch with one that arXiv refuses', async () => {
    const papers = numberedPapers(8);
    const { api } = await setUp(papers);
    const ids = papers.map(({ id }) => id);
    const records = await collect(api.byIds([...ids.slice(0, 5), '2602.99999', ...ids.slice(5)]));
    expect(records.filter(record => 'fields' in record)).toHaveLength(8);
    expect(records.filter(record => 'rejected' in record)).toMatchObject([
      { rejected: '2602.99999: arXiv: incorrect id format for 2602.99999' },
    ]);
  });

  it('are rejected past a number of requests, where arXiv refuses many', async () => {
    const papers = numberedPapers(100);
    const { api, server } = await setUp(papers);
    const refusal = atomError('incorrect id format');
    server.next(...Array.from({ length: 12 }, () => refusal));
    const ids = papers.map(({ id }) => id);
    const records = await collect(api.byIds(ids, { maxRequests: 12 }));
    expect(server.seen).toHaveLength(12);
    expect(records).toHaveLength(ids.length);
    expect(records.at(-1)).toMatchObject({ rejected: expect.stringContaining('not asked for') });
  });

  it('are fetched again when the page is empty by mistake', async () => {
    const { api, server } = await setUp(numberedPapers(2));
    server.next(EMPTY, xml(atomFeed([], 0)));
    expect(await collect(api.byIds(['2603.00001', '2603.00002']))).toHaveLength(2);
    expect(server.seen).toHaveLength(3);
  });

  it('are unknown if arXiv counts one and keeps sending no entry for it, as it does for some that were removed', async () => {
    const { api, server } = await setUp();
    const counted = xml(atomFeed([], 1));
    server.next(counted, counted, counted, counted);
    expect(await collect(api.byIds(['2603.00001']))).toEqual([]);
    expect(server.seen).toHaveLength(3);
    expect(await collect(api.byIds(['2603.00001'], { retries: 0 }))).toEqual([]);
    expect(server.seen).toHaveLength(4);
  });

  it('are unknown when the page stays empty', async () => {
    const { api, server } = await setUp();
    expect(await collect(api.byIds(['2603.00001', '2603.00002']))).toEqual([]);
    expect(server.seen).toHaveLength(3);
    expect(await collect(api.byIds(['2603.00001']))).toEqual([]);
    expect(server.seen).toHaveLength(4);
  });
});

describe('papers of a category', () => {
  it('are read page by page, oldest first, from the given day to now', async () => {
    const papers = numberedPapers(1_100);
    const { api, server } = await setUp(papers);
    const records = await collect(api.inCategory('cs.LG', '2026-03-01'));
    expect(records.map(({ line }) => line)).toEqual(papers.map((_, index) => index + 1));
    const queries = server.seen.map(({ url }) => Object.fromEntries(url.searchParams));
    expect(queries.map(({ start }) => start)).toEqual(['0', '200', '400', '600', '800', '1000']);
    expect(queries[0]).toEqual({
      search_query: 'cat:cs.LG AND submittedDate:[202603010000 TO 202603051200]',
      start: '0',
      max_results: '200',
      sortBy: 'submittedDate',
      sortOrder: 'ascending',
    });
  });

  it('continue in a new query at the last start that arXiv accepts', async () => {
    const { api, server } = await setUp();
    server.next(...Array.from({ length: 150 + 7 }, () => pageOfMany));
    const records = await collect(api.inCategory('cs.LG', '2026-03-01'));
    const ids = new Set(
      records.map(record => ('fields' in record ? record.fields.arxivId : record.rejected)),
    );
    expect([records.length, ids.size]).toEqual([30_400, 30_400]);
    const [last, next] = server.seen.slice(149, 151).map(({ url }) => Object.fromEntries(url.searchParams));
    expect(last).toMatchObject({ start: '29800' });
    expect(next).toMatchObject({
      start: '0',
      search_query: 'cat:cs.LG AND submittedDate:[202603030000 TO 202603051200]',
    });
  });

  it('have been yielded when a later page fails', async () => {
    const { api, server } = await setUp();
    server.next(xml(atomFeed(numberedPapers(3).map(atomEntry), 9)), EMPTY, EMPTY, EMPTY);
    const kept: number[] = [];
    const reading = (async () => {
      for await (const { line } of api.inCategory('cs.LG', '2026-03-01')) kept.push(line);
    })();
    await expect(reading).rejects.toThrow(SourceUnavailableError);
    expect(kept).toEqual([1, 2, 3]);
  });

  it('may be none', async () => {
    const { api, server } = await setUp();
    expect(await collect(api.inCategory('cs.LG', '2026-03-05'))).toEqual([]);
    expect(await collect(api.inCategory('cs.LG', '2026-03-06'))).toEqual([]);
    // A single empty page may be a mistake.
    expect(server.seen).toHaveLength(2);
  });

  it('are not lost to a first page that is empty by mistake', async () => {
    const { api, server } = await setUp(numberedPapers(3));
    server.next(xml(atomFeed([], 0)));
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(2);
  });

  it.each([0, null])('are not lost to an empty page of %j in all after fuller ones', async total => {
    const { api, server } = await setUp(numberedPapers(9));
    const mistake = xml(atomFeed([], total));
    server.next(xml(atomFeed(numberedPapers(3).map(atomEntry), 9)), mistake, mistake);
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(9);
    expect(server.seen.map(({ url }) => url.searchParams.get('start'))).toEqual(['0', '3', '3', '3']);
  });

  it.each([0, null])('are incomplete if pages of %j in all stay empty', async total => {
    const { api, server } = await setUp();
    const mistake = xml(atomFeed([], total));
    server.next(xml(atomFeed(numberedPapers(3).map(atomEntry), 9)), mistake, mistake, mistake);
    await expect(collect(api.inCategory('cs.LG', '2026-03-01'))).rejects.toThrow(SourceUnavailableError);
    expect(server.seen).toHaveLength(4);
  });

  it('are complete at the stated total, and at an empty page if none is stated', async () => {
    const { api, server } = await setUp();
    server.next(xml(atomFeed(numberedPapers(3).map(atomEntry), 3)));
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(1);
    const none = xml(atomFeed([], null));
    server.next(xml(atomFeed(numberedPapers(3).map(atomEntry), null)), none, none);
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(4);
  });

  it.each(['cs.LG OR all:x', 'cs.LG)', '', 'CS.LG', 'cs..LG'])('are not requested by %j', async category => {
    const { api, server } = await setUp();
    await expect(collect(api.inCategory(category, '2026-03-01'))).rejects.toThrow(SourceRefusedError);
    expect(server.seen).toEqual([]);
  });

  it('are not requested from an invalid day', async () => {
    const { api } = await setUp();
    await expect(collect(api.inCategory('cs.LG', '2026-02-30'))).rejects.toThrow(SourceRefusedError);
  });
});
