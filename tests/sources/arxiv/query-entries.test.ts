import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { SourceFormatError } from '../../../src/sources/remote-source-error.ts';
import { MAX_TITLE_LENGTH } from '../../../src/core/paper/field-limits.ts';
import { atomEntry, atomError, atomFeed } from '../../support/arxiv-server.ts';
import { cutOff, text, xml, type Reply } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';
import { numberedPapers, setUp } from './query-fixture.ts';

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
