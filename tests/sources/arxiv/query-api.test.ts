import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { openArxivApi } from '../../../src/sources/arxiv/query-api.ts';
import { ARXIV_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import {
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/live-error.ts';
import { LONGEST_TITLE } from '../../../src/sources/file/paper-record.ts';
import {
  atomEntry,
  atomError,
  atomFeed,
  openArxivServer,
  type ArxivPaper,
} from '../../support/arxiv-server.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openGroup } from '../../support/http-group.ts';
import { cutOff, text, xml, type Reply } from '../../support/source-server.ts';
import { collected } from '../file/collected.ts';

async function opened(papers: readonly ArxivPaper[] = []) {
  const clock = fastClock('2026-03-05T12:00:00Z');
  const server = await openArxivServer(clock, papers);
  const { group, log } = openGroup(ARXIV_RATE_POLICY, [server.address], clock);
  return { api: openArxivApi({ baseUrl: server.address, http: group, clock, log }), server, clock, log };
}

function numbered(count: number, published?: (index: number) => string): ArxivPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `2603.${String(index + 1).padStart(5, '0')}`,
    ...(published && { published: published(index) }),
  }));
}

const EMPTY = xml(atomFeed([], 7));

describe('papers by their ids', () => {
  it('have their facts, whatever the order of the elements', async () => {
    const { api } = await opened([
      { id: 'hep-th/9901001', title: 'Strings\n   and &lt;b&gt; things', categories: ['hep-th', 'math-ph'] },
    ]);
    expect(await collected(api.byIds(['hep-th/9901001']))).toEqual([
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

  it('are asked for in batches, each id once', async () => {
    const papers = numbered(230);
    const { api, server } = await opened(papers);
    const ids = papers.map(({ id }) => `https://arxiv.org/abs/${id}v1`);
    const records = await collected(api.byIds([...ids, ...ids]));
    expect(records.map(({ line }) => line)).toEqual(papers.map((_, index) => index + 1));
    expect(server.seen.map(({ url }) => url.searchParams.get('max_results'))).toEqual(['100', '100', '30']);
    expect(server.seen.every(({ url }) => url.pathname === '/api/query')).toBe(true);
  });

  it('are matched by id: unknown ones are absent, others are not taken', async () => {
    const { api, server } = await opened();
    server.next(xml(atomFeed(['2603.00003', '2603.00009', '2603.00001'].map(id => atomEntry({ id })))));
    const records = await collected(api.byIds(['2603.00001', '2603.00002', '2603.00003']));
    expect(records.map(record => ('fields' in record ? record.fields.arxivId : record.rejected))).toEqual([
      '2603.00003',
      '2603.00001',
    ]);
  });

  it('reject what is no id without asking', async () => {
    const { api, server } = await opened();
    expect(await collected(api.byIds(['2603.1', '', 'cs.LG']))).toEqual([
      { line: 1, rejected: 'not an arXiv id: "2603.1"' },
      { line: 2, rejected: 'not an arXiv id: ""' },
      { line: 3, rejected: 'not an arXiv id: "cs.LG"' },
    ]);
    expect(server.seen).toEqual([]);
  });

  it('are found beside one that arXiv refuses', async () => {
    const papers = numbered(8);
    const { api } = await opened(papers);
    const ids = papers.map(({ id }) => id);
    const records = await collected(api.byIds([...ids.slice(0, 5), '2602.99999', ...ids.slice(5)]));
    expect(records.filter(record => 'fields' in record)).toHaveLength(8);
    expect(records.filter(record => 'rejected' in record)).toMatchObject([
      { rejected: '2602.99999: arXiv: incorrect id format for 2602.99999' },
    ]);
  });

  it('are asked for again when the page is empty by mistake', async () => {
    const { api, server } = await opened(numbered(2));
    server.next(EMPTY, xml(atomFeed([], 0)));
    expect(await collected(api.byIds(['2603.00001', '2603.00002']))).toHaveLength(2);
    expect(server.seen).toHaveLength(3);
  });

  it('are unknown when the page stays empty', async () => {
    const { api, server } = await opened();
    expect(await collected(api.byIds(['2603.00001', '2603.00002']))).toEqual([]);
    expect(server.seen).toHaveLength(3);
    expect(await collected(api.byIds(['2603.00001']))).toEqual([]);
    expect(server.seen).toHaveLength(4);
  });
});

describe('papers of a category', () => {
  it('are read slice by slice, oldest first, from the given day to now', async () => {
    const papers = numbered(1_100);
    const { api, server } = await opened(papers);
    const records = await collected(api.inCategory('cs.LG', '2026-03-01'));
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

  it('go on beyond the last start that arXiv takes, as a query of their own', async () => {
    const papers = numbered(30_400, index =>
      index < 29_000 ? '2026-03-01T00:00:00Z' : '2026-03-03T00:00:00Z',
    );
    const { api, server } = await opened(papers);
    let line = 0;
    const ids = new Set<string | null>();
    for await (const record of api.inCategory('cs.LG', '2026-03-01')) {
      line = record.line;
      if ('fields' in record) ids.add(record.fields.arxivId);
      // The server knows no dates: the second query brings the same papers again.
      if (server.seen.length > 151) break;
    }
    expect([line, ids.size]).toEqual([30_000, 30_000]);
    const [last, next] = server.seen.slice(149, 151).map(({ url }) => Object.fromEntries(url.searchParams));
    expect(last).toMatchObject({ start: '29800' });
    expect(next).toMatchObject({
      start: '0',
      search_query: 'cat:cs.LG AND submittedDate:[202603030000 TO 202603051200]',
    });
  });

  it('stay when a later slice fails', async () => {
    const { api, server } = await opened();
    server.next(xml(atomFeed(numbered(3).map(atomEntry), 9)), EMPTY, EMPTY, EMPTY);
    const kept: number[] = [];
    const reading = (async () => {
      for await (const { line } of api.inCategory('cs.LG', '2026-03-01')) kept.push(line);
    })();
    await expect(reading).rejects.toThrow(SourceUnavailableError);
    expect(kept).toEqual([1, 2, 3]);
  });

  it('may be none', async () => {
    const { api, server } = await opened();
    expect(await collected(api.inCategory('cs.LG', '2026-03-05'))).toEqual([]);
    expect(await collected(api.inCategory('cs.LG', '2026-03-06'))).toEqual([]);
    // A single empty page may be a mistake.
    expect(server.seen).toHaveLength(2);
  });

  it('are not lost to a first page that is empty by mistake', async () => {
    const { api, server } = await opened(numbered(3));
    server.next(xml(atomFeed([], 0)));
    expect(await collected(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(2);
  });

  it.each([0, null])('are not lost to an empty page of %j in all after fuller ones', async total => {
    const { api, server } = await opened(numbered(9));
    const mistake = xml(atomFeed([], total));
    server.next(xml(atomFeed(numbered(3).map(atomEntry), 9)), mistake, mistake);
    expect(await collected(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(9);
    expect(server.seen.map(({ url }) => url.searchParams.get('start'))).toEqual(['0', '3', '3', '3']);
  });

  it.each([0, null])('are not all there if pages of %j in all stay empty', async total => {
    const { api, server } = await opened();
    const mistake = xml(atomFeed([], total));
    server.next(xml(atomFeed(numbered(3).map(atomEntry), 9)), mistake, mistake, mistake);
    await expect(collected(api.inCategory('cs.LG', '2026-03-01'))).rejects.toThrow(SourceUnavailableError);
    expect(server.seen).toHaveLength(4);
  });

  it('are all there at the number told, and at an empty page where none is told', async () => {
    const { api, server } = await opened();
    server.next(xml(atomFeed(numbered(3).map(atomEntry), 3)));
    expect(await collected(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(1);
    const none = xml(atomFeed([], null));
    server.next(xml(atomFeed(numbered(3).map(atomEntry), null)), none, none);
    expect(await collected(api.inCategory('cs.LG', '2026-03-01'))).toHaveLength(3);
    expect(server.seen).toHaveLength(4);
  });

  it.each(['cs.LG OR all:x', 'cs.LG)', '', 'CS.LG', 'cs..LG'])('are not asked for by %j', async category => {
    const { api, server } = await opened();
    await expect(collected(api.inCategory(category, '2026-03-01'))).rejects.toThrow(SourceRefusedError);
    expect(server.seen).toEqual([]);
  });

  it('are not asked for from a day that is none', async () => {
    const { api } = await opened();
    await expect(collected(api.inCategory('cs.LG', '2026-02-30'))).rejects.toThrow(SourceRefusedError);
  });
});

describe('an entry', () => {
  it('that is no paper is rejected and stops nothing', async () => {
    const { api, server } = await opened();
    server.next(
      xml(
        atomFeed([
          '<entry/>',
          '<entry><id>http://arxiv.org/abs/nonsense</id><title>T</title></entry>',
          '<entry><id>http://arxiv.org/abs/2603.00001v1</id><title> </title></entry>',
          '<entry><id>http://arxiv.org/abs/2603.00002v1</id><title>Error</title><author/></entry>',
          atomEntry({ id: '2603.00003', title: 'T'.repeat(LONGEST_TITLE + 1) }),
        ]),
      ),
    );
    expect(await collected(api.inCategory('cs.LG', '2026-03-01'))).toEqual([
      { line: 1, rejected: 'entry/id: expected an arXiv address, got ""' },
      { line: 2, rejected: 'entry/id: expected an arXiv address, got "http://arxiv.org/abs/nonsense"' },
      { line: 3, rejected: '2603.00001 has no title' },
      { line: 4, version: 1, fields: { ...emptyPaper('Error'), arxivId: '2603.00002' } },
      { line: 5, rejected: '2603.00003 has a title of more than 2000 characters' },
    ]);
  });
});

describe('a bad answer', () => {
  const BOMB = `<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><feed><title>&c;</title></feed>`;

  it.each<[string, Reply, RegExp]>([
    [
      'XML that is cut off',
      xml(atomFeed(['<entry><title>T']).slice(0, -12)),
      /XML that cannot be read: .*\(line \d+, /,
    ],
    ['text instead of XML', xml('Rate exceeded.'), /XML that cannot be read/],
    ['an entity bomb', xml(BOMB), /XML that cannot be read: .*entity/i],
    ['elements without end', xml('<a>'.repeat(100_000)), /nested too deeply|cannot be read/],
    ['another kind of XML', xml('<rss version="2.0"/>'), /answered <rss> instead of an Atom feed/],
    ['a page of a proxy', text(200, '<html/>', { 'content-type': 'text/html' }), /text\/html instead of XML/],
  ])('such as %s is a SourceFormatError', async (_name, reply, problem) => {
    const { api, server } = await opened();
    server.next(reply);
    const reading = collected(api.byIds(['2603.00001']));
    await expect(reading).rejects.toThrow(SourceFormatError);
    await expect(reading).rejects.toThrow(problem);
  });

  it('says nothing of what stood in it', async () => {
    const { api, server } = await opened();
    server.next(xml('<feed><secret>1</public></feed>'));
    await expect(collected(api.byIds(['2603.00001']))).rejects.not.toThrow(/<secret>/);
  });

  it('that breaks off is asked for again', async () => {
    const { api, server } = await opened(numbered(1));
    server.next(cutOff('<feed>', 'application/atom+xml'));
    expect(await collected(api.byIds(['2603.00001']))).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    [
      'the error entry',
      atomError('max_results must be less than 30000'),
      'arXiv: max_results must be less than 30000',
    ],
    ['plain text', text(400, 'Bad Request'), 'arXiv: the query is not accepted (HTTP 400)'],
  ])('with status 400 and %s is a SourceRefusedError', async (_name, reply, message) => {
    const { api, server } = await opened();
    server.next(reply);
    await expect(collected(api.inCategory('cs.LG', '2026-03-01'))).rejects.toMatchObject({
      name: 'SourceRefusedError',
      message,
    });
  });

  it('with status 200 and the error entry is the same', async () => {
    const { api, server } = await opened();
    server.next(response => {
      response.writeHead(200, { 'content-type': 'application/atom+xml' });
      response.end(
        atomFeed(
          ['<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad</summary></entry>'],
          1,
        ),
      );
    });
    await expect(collected(api.inCategory('cs.LG', '2026-03-01'))).rejects.toThrow(/^arXiv: bad$/);
  });

  it('`Rate exceeded.` is waited out: 30 s, then minutes', async () => {
    const { api, server, clock } = await opened(numbered(1));
    server.next(text(503, 'Rate exceeded.'), text(429, 'Rate exceeded.'));
    expect(await collected(api.byIds(['2603.00001']))).toHaveLength(1);
    expect(clock.pauses).toEqual([30_000, 120_000]);
  });
});
