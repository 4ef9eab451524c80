import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { createArxivApiClient } from '../../../src/sources/arxiv/query-api.ts';
import { ARXIV_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import {
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/remote-source-error.ts';
import { MAX_TITLE_LENGTH } from '../../../src/core/paper/field-limits.ts';
import {
  atomEntry,
  atomError,
  atomFeed,
  openArxivServer,
  type ArxivPaper,
} from '../../support/arxiv-server.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { cutOff, text, xml, type Reply } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';

async function setUp(papers: readonly ArxivPaper[] = []) {
  const clock = createFastClock('2026-03-05T12:00:00Z');
  const server = await openArxivServer(clock, papers);
  const { client, log } = openTestSourceClient(ARXIV_RATE_POLICY, [server.address], clock);
  return {
    api: createArxivApiClient({ baseUrl: server.address, http: client, clock, log }),
    server,
    clock,
    log,
  };
}

function numberedPapers(count: number): ArxivPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `2603.${String(index + 1).padStart(5, '0')}`,
  }));
}

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

describe('an entry', () => {
  it('that is not a paper is rejected, and the others are read', async () => {
    const { api, server } = await setUp();
    server.next(
      xml(
        atomFeed([
          '<entry/>',
          '<entry><id>http://arxiv.org/abs/nonsense</id><title>T</title></entry>',
          '<entry><id>http://arxiv.org/abs/2603.00001v1</id><title> </title></entry>',
          '<entry><id>http://arxiv.org/abs/2603.00002v1</id><title>Error</title><author/></entry>',
          atomEntry({ id: '2603.00003', title: 'T'.repeat(MAX_TITLE_LENGTH + 1) }),
        ]),
      ),
    );
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toEqual([
      { line: 1, rejected: 'entry/id: expected an arXiv address, got ""' },
      { line: 2, rejected: 'entry/id: expected an arXiv address, got "http://arxiv.org/abs/nonsense"' },
      { line: 3, rejected: '2603.00001 has no title' },
      { line: 4, version: 1, fields: { ...emptyPaper('Error'), arxivId: '2603.00002' } },
      { line: 5, rejected: '2603.00003 has a title of more than 2000 characters' },
    ]);
  });
});

it.each([
  ['cs', 'cat:cs.* AND '],
  ['astro-ph', 'cat:astro-ph.* AND '],
  ['hep-th', 'cat:hep-th AND '],
])('asks for all subclasses of an archive: %s', async (category, query) => {
  const { api, server } = await setUp();
  await collect(api.inCategory(category, '2026-03-01'));
  expect(server.seen[0]?.url.searchParams.get('search_query')).toContain(query);
});

describe('a character that XML forbids', () => {
  it.each([
    ['a reference to one', 'Bad &#29; page', 'Bad page'],
    ['a raw one', 'Bad \u000B page', 'Bad page'],
    ['the entity of a blank', 'Bad&nbsp;page', 'Bad page'],
    ['an entity of HTML', 'Bad &eacute; page', 'Bad &eacute; page'],
    ['a number without a character', 'Bad &#x110000; page', 'Bad page'],
    ['half of a surrogate pair', 'Bad &#xD800; page', 'Bad page'],
  ])('as %s is mended, and the other entries are read', async (_name, title, mended) => {
    const { api, server } = await setUp();
    const entries = [
      atomEntry({ id: '2603.00001' }),
      `<entry><id>http://arxiv.org/abs/2603.00002v1</id><title>${title}</title></entry>`,
      atomEntry({ id: '2603.00003' }),
    ];
    server.next(xml(atomFeed(entries)));
    const read = await collect(api.inCategory('cs.LG', '2026-03-01'));
    expect(read.map(record => ('fields' in record ? record.fields.arxivId : record.rejected))).toEqual([
      '2603.00001',
      '2603.00002',
      '2603.00003',
    ]);
    expect(read[1]).toMatchObject({ fields: { title: mended } });
  });
});

/** Returns an entry whose title is not escaped. */
function rawEntry(title: string): string {
  return `<entry><id>http://arxiv.org/abs/2603.00002v1</id><title>${title}</title></entry>`;
}

describe('an entry that is malformed XML', () => {
  it.each([
    ['Lamps & Co', 'Lamps & Co'],
    ['AT&T; p < 0.05', 'AT&T; p < 0.05'],
    ['a &unfinished', 'a &unfinished'],
  ])('for signs that are not escaped is read: %s', async (title, read) => {
    const { api, server } = await setUp();
    server.next(xml(atomFeed([rawEntry(title)])));
    expect(await collect(api.inCategory('cs.LG', '2026-03-01'))).toMatchObject([{ fields: { title: read } }]);
  });

  it.each(['when a<b', 'a </b> lamp', 'a <lamp="x">', 'two <entry> lamps'])(
    'is rejected alone, and the others are read: %s',
    async title => {
      const { api, server } = await setUp();
      const entries = [atomEntry({ id: '2603.00001' }), rawEntry(title), atomEntry({ id: '2603.00003' })];
      server.next(xml(atomFeed(entries, 3)));
      const read = await collect(api.inCategory('cs.LG', '2026-03-01'));
      const ids = read.flatMap(record => ('fields' in record ? [record.fields.arxivId] : []));
      expect(ids).toEqual(['2603.00001', '2603.00003']);
      expect(read.filter(record => 'rejected' in record)).toMatchObject([
        { rejected: expect.stringContaining('invalid XML') },
      ]);
    },
  );
});

it('does not read a lone colon between authors as an author', async () => {
  const { api, server } = await setUp();
  const names = ['The Lamp Collaboration', ':', 'A. Author'].map(
    name => `<author><name>${name}</name></author>`,
  );
  server.next(
    xml(
      atomFeed([`<entry><id>http://arxiv.org/abs/2603.00001</id><title>T</title>${names.join('')}</entry>`]),
    ),
  );
  expect(await collect(api.byIds(['2603.00001']))).toMatchObject([
    { fields: { authors: ['The Lamp Collaboration', 'A. Author'], authorCount: 2 } },
  ]);
});

it.each([
  ['a paper', atomEntry({ id: '2603.00001' })],
  ['what is no paper', '<entry><id>none</id></entry>'],
])('ends with a problem at a server that repeats %s for ever', async (_what, entry) => {
  const { api, server } = await setUp();
  const page = xml(atomFeed([entry], 29_801));
  for (let at = 0; at < 9; at += 1) server.next(page);
  await expect(collect(api.inCategory('cs.LG', '2026-03-01'))).rejects.toThrow('repeats the same entries');
  expect(server.seen.length).toBeLessThan(4);
});

describe('a bad response', () => {
  const BOMB = `<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><feed><title>&c;</title></feed>`;

  it.each<[string, Reply, RegExp]>([
    ['XML that is cut off', xml(atomFeed(['<entry><title>T']).slice(0, -12)), /invalid XML: .*\(line \d+, /],
    ['text instead of XML', xml('Rate exceeded.'), /invalid XML/],
    ['an entity bomb', xml(BOMB), /invalid XML: .*entity/i],
    ['very deep nesting', xml('<a>'.repeat(100_000)), /nested too deeply|invalid XML/],
    ['another kind of XML', xml('<rss version="2.0"/>'), /sent <rss> instead of an Atom feed/],
    [
      'the page of a proxy',
      text(200, '<html/>', { 'content-type': 'text/html' }),
      /text\/html instead of XML/,
    ],
  ])('such as %s is a SourceFormatError', async (_name, reply, problem) => {
    const { api, server } = await setUp();
    server.next(reply);
    const reading = collect(api.byIds(['2603.00001']));
    await expect(reading).rejects.toThrow(SourceFormatError);
    await expect(reading).rejects.toThrow(problem);
  });

  it('is reported without its content', async () => {
    const { api, server } = await setUp();
    server.next(xml('<feed><secret>1</public></feed>'));
    await expect(collect(api.byIds(['2603.00001']))).rejects.not.toThrow(/<secret>/);
  });

  it('that breaks off is fetched again', async () => {
    const { api, server } = await setUp(numberedPapers(1));
    server.next(cutOff('<feed>', 'application/atom+xml'));
    expect(await collect(api.byIds(['2603.00001']))).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    [
      'the error entry',
      atomError('max_results must be less than 30000'),
      'arXiv: max_results must be less than 30000',
    ],
    ['plain text', text(400, 'Bad Request'), 'arXiv: the query was not accepted (HTTP 400)'],
  ])('with status 400 and %s is a SourceRefusedError', async (_name, reply, message) => {
    const { api, server } = await setUp();
    server.next(reply);
    await expect(collect(api.inCategory('cs.LG', '2026-03-01'))).rejects.toMatchObject({
      name: 'SourceRefusedError',
      message,
    });
  });

  it('with status 200 and the error entry is the same', async () => {
    const { api, server } = await setUp();
    server.next(response => {
      response.writeHead(200, { 'content-type': 'application/atom+xml' });
      response.end(
        atomFeed(
          ['<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad</summary></entry>'],
          1,
        ),
      );
    });
    await expect(collect(api.inCategory('cs.LG', '2026-03-01'))).rejects.toThrow(/^arXiv: bad$/);
  });

  it('`Rate exceeded.` is retried after 30 s, then after minutes', async () => {
    const { api, server, clock } = await setUp(numberedPapers(1));
    server.next(text(503, 'Rate exceeded.'), text(429, 'Rate exceeded.'));
    expect(await collect(api.byIds(['2603.00001']))).toHaveLength(1);
    expect(clock.pauses).toEqual([30_000, 120_000]);
  });
});
