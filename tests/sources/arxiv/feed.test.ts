import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { splitCreators } from '../../../src/sources/arxiv/creators.ts';
import { createArxivFeedClient } from '../../../src/sources/arxiv/feed.ts';
import { ARXIV_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import {
  classifySourceError,
  SourceFormatError,
  SourceRefusedError,
} from '../../../src/sources/remote-source-error.ts';
import { MAX_TITLE_LENGTH } from '../../../src/core/paper/field-limits.ts';
import { dailyFeed, feedEntry } from '../../support/arxiv-server.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { openSourceServer, text, xml, type Reply } from '../../support/source-server.ts';

async function setUp(...replies: Reply[]) {
  const clock = createFastClock('2026-03-05T05:30:00Z');
  const server = await openSourceServer(clock);
  server.next(...replies);
  const { client, log } = openTestSourceClient(ARXIV_RATE_POLICY, [server.address], clock);
  return { feed: createArxivFeedClient({ baseUrl: server.address, http: client, log }), server, log };
}

describe('a daily feed', () => {
  it('distinguishes the four kinds of announcements', async () => {
    const { feed, server } = await setUp(
      xml(
        dailyFeed([
          feedEntry('2603.01234v1', 'new'),
          feedEntry('2602.01234v1', 'cross'),
          feedEntry('2512.01234v3', 'replace'),
          feedEntry('math/0611800v7', 'replace-cross'),
        ]),
      ),
    );
    const { announcements, newestDay } = await feed.announced(['cs.LG', 'stat.ML']);
    expect(announcements).toMatchObject([
      { line: 1, type: 'new', version: 1, announcedOn: '2026-03-05', fields: { arxivId: '2603.01234' } },
      { line: 2, type: 'cross', version: 1, fields: { arxivId: '2602.01234' } },
      { line: 3, type: 'replace', version: 3, fields: { arxivId: '2512.01234' } },
      { line: 4, type: 'replace-cross', version: 7, fields: { arxivId: 'math/0611800' } },
    ]);
    expect(newestDay).toBe('2026-03-05');
    expect(server.seen.map(({ url }) => url.pathname)).toEqual(['/atom/cs.LG+stat.ML']);
  });

  it('is read without an entry that is malformed XML', async () => {
    const { feed } = await setUp(
      xml(dailyFeed([feedEntry('2603.01234v1', 'new'), '<entry><id>a <b</id></entry>'])),
    );
    expect((await feed.announced(['cs.LG'])).announcements).toMatchObject([
      { line: 1, fields: { arxivId: '2603.01234' } },
      { line: 2, rejected: expect.stringContaining('invalid XML') },
    ]);
  });

  it('has the fields of a paper, without a day of publication', async () => {
    const { feed } = await setUp(xml(dailyFeed([feedEntry('2603.01234v1', 'new')])));
    const { announcements } = await feed.announced(['cs.LG']);
    expect(announcements).toMatchObject([
      {
        fields: {
          ...emptyPaper('On 2603.01234v1'),
          arxivId: '2603.01234',
          abstract: 'We announce a paper. Abstract: twice.',
          authors: ['Ada Author', 'Bo Writer'],
          authorCount: 2,
          categories: ['cs.LG', 'cs.AI'],
          publishedAt: null,
        },
      },
    ]);
  });

  it('may be empty, as on a weekend', async () => {
    const { feed, server } = await setUp(xml(dailyFeed([])));
    expect(await feed.announced(['cs.LG'])).toEqual({
      newestDay: null,
      isTruncated: false,
      announcements: [],
    });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['2026-03-05T00:00:00-05:00', '2026-03-05'],
    ['2026-03-05T05:00:00+00:00', '2026-03-05'],
    ['2026-07-02T04:00:00Z', '2026-07-02'],
    ['last night', null],
  ])('reads %s as the day %s', async (published, newestDay) => {
    const { feed } = await setUp(xml(dailyFeed([feedEntry('2603.01234v1', 'new', { published })])));
    expect(await feed.announced(['cs.LG'])).toMatchObject({ newestDay });
  });

  it('has the newest day of the batch', async () => {
    const days = ['2026-03-04', '2026-03-05', '2026-03-03'];
    const entries = days.map((day, index) =>
      feedEntry(`2603.0000${index + 1}v1`, 'new', { published: `${day}T00:00:00-05:00` }),
    );
    const { feed } = await setUp(xml(dailyFeed(entries)));
    expect(await feed.announced(['cs.LG'])).toMatchObject({ newestDay: '2026-03-05' });
  });

  it('is read on after an invalid entry', async () => {
    const { feed } = await setUp(
      xml(
        dailyFeed([
          '<entry/>',
          feedEntry('2603.00001v1', 'moved'),
          '<entry><id>x</id><link href="https://arxiv.org/abs/2603.00002v1"/><title/></entry>',
          '<entry><id>oai:arXiv.org:2603.00003v1</id><title>T</title><summary>arXiv:2603.00003v1 Announce Type: cross\nAbstract: A.</summary></entry>',
          `<entry><id>oai:arXiv.org:2603.00004v1</id><title>${'T'.repeat(MAX_TITLE_LENGTH + 1)}</title></entry>`,
        ]),
      ),
    );
    const { announcements } = await feed.announced(['cs.LG']);
    expect(announcements).toMatchObject([
      { line: 1, rejected: 'entry/id: expected an arXiv id, got ""' },
      { line: 2, rejected: '2603.00001: unknown announce type "moved"' },
      { line: 3, rejected: '2603.00002 has no title' },
      { line: 4, type: 'cross', fields: { abstract: 'A.', authors: [], authorCount: null } },
      { line: 5, rejected: '2603.00004 has a title of more than 2000 characters' },
    ]);
  });

  it('that was truncated at 2,000 entries says so, and is logged', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => feedEntry(`2603.${10_000 + index}v1`, 'new'));
    const { feed, log } = await setUp(xml(dailyFeed(rows)));
    const { announcements, isTruncated } = await feed.announced(['cs.LG']);
    expect([announcements.length, isTruncated]).toEqual([2_000, true]);
    expect(log.events).toMatchObject([{ level: 'warn', event: 'feed_truncated' }]);
  });

  it('of a category that arXiv does not have is refused', async () => {
    const { feed } = await setUp(text(400, 'Bad category'));
    await expect(feed.announced(['cs.XX'])).rejects.toMatchObject({
      name: 'SourceRefusedError',
      status: 400,
      message: expect.stringContaining('check that arXiv has the category'),
    });
  });

  it('with status 401 is a fault of the source, not of the categories', async () => {
    const { feed } = await setUp(text(401, 'no'));
    const error: unknown = await feed.announced(['cs.LG']).catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      status: 401,
      message: expect.stringMatching(/HTTP 401; check the address$/),
    });
    expect(classifySourceError(error)).toBe('unavailable');
  });

  it('of an invalid category is not requested', async () => {
    const { feed, server } = await setUp();
    await expect(feed.announced(['../etc'])).rejects.toThrow(SourceRefusedError);
    expect(server.seen).toEqual([]);
  });

  it('that is malformed is a SourceFormatError', async () => {
    const { feed } = await setUp(xml(dailyFeed(['<entry>'])));
    await expect(feed.announced(['cs.LG'])).rejects.toThrow(SourceFormatError);
  });
});

describe('splitCreators', () => {
  it.each([
    ['Ada Author', ['Ada Author']],
    ['Ada Author, Bo Writer, and Cy Scribe', ['Ada Author', 'Bo Writer', 'Cy Scribe']],
    ['Ada Author and Bo Writer', ['Ada Author', 'Bo Writer']],
    ['Bo Writer, Jr., Cy Scribe, III', ['Bo Writer, Jr.', 'Cy Scribe, III']],
    ['Ada Author (The Lab, Town), Bo Writer (1 and (2))', ['Ada Author', 'Bo Writer']],
    ['Ada Author (The Lab', ['Ada Author']],
    ['Fernando Andrade, Sandra Anders', ['Fernando Andrade', 'Sandra Anders']],
    [' , ,', []],
  ])('splits %j into %j', (text_, names) => {
    expect(splitCreators(text_)).toEqual(names);
  });

  it('never returns an empty name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', ' ', '(', ')', 'J', 'r') }), names => {
        expect(splitCreators(names).every(name => name.trim() !== '')).toBe(true);
      }),
    );
  });
});
