import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import { readArxivSnapshot } from '../../../src/sources/arxiv/snapshot.ts';
import { streamOf, collect } from '../../support/collect.ts';

const RECORD = {
  id: '0704.0001',
  submitter: 'Ada Byron',
  authors: 'Ada Byron, Bernhard H\\"ugel, Jr., The Mail Collaboration',
  title: 'Routes of\n  $\\alpha$-carriers',
  comments: '7 pages',
  'journal-ref': null,
  doi: null,
  'report-no': null,
  categories: 'cs.RO math.CO cs.LG',
  license: null,
  abstract: '  We walk.\n  Then we rest.\n',
  versions: [
    { version: 'v2', created: 'Tue, 5 Aug 2008 01:02:03 GMT' },
    { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
  ],
  update_date: '2008-11-26',
  authors_parsed: [
    ['Byron', 'Ada', ''],
    ['H\\"ugel', 'Bernhard', 'Jr.'],
    ['The Mail Collaboration', '', ''],
  ],
};

function read(lines: readonly unknown[], categories: readonly string[] = []): Promise<SourceRecord[]> {
  const texts = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line)));
  return collect(readArxivSnapshot(streamOf(texts), { categories }));
}

describe('readArxivSnapshot', () => {
  it('reads a paper: given names first, the day of the first version, the primary category first', async () => {
    expect(await read([RECORD])).toEqual([
      {
        line: 1,
        fields: {
          ...emptyPaper('Routes of $\\alpha$-carriers'),
          arxivId: '0704.0001',
          abstract: 'We walk. Then we rest.',
          authors: ['Ada Byron', 'Bernhard Hügel Jr.', 'The Mail Collaboration'],
          authorCount: 3,
          categories: ['cs.RO', 'math.CO', 'cs.LG'],
          publishedAt: '2007-04-02',
        },
      },
    ]);
  });

  it('reads old identifiers, and records with nothing but a title', async () => {
    expect(await read([{ id: 'math.CA/0611800', title: 'Old' }])).toEqual([
      { line: 1, fields: { ...emptyPaper('Old'), arxivId: 'math/0611800' } },
    ]);
  });

  it('reads the DOI of the publication, and a comment that says the paper has been withdrawn', async () => {
    const changed = { ...RECORD, doi: '10.1000/ABC 10.1000/2', comments: 'Withdrawn by the author' };
    const [record] = await read([changed]);
    expect(record).toMatchObject({ fields: { doi: '10.1000/abc', isWithdrawn: true } });
  });

  it('reads the day in UTC', async () => {
    const versions = [{ version: 'v1', created: 'Sat, 31 Dec 2022 23:30:00 -0500' }];
    expect(await read([{ ...RECORD, versions }])).toEqual([
      { line: 1, fields: expect.objectContaining({ publishedAt: '2023-01-01' }) },
    ]);
  });

  it.each([
    ['cs.RO', true],
    ['CS.lg', true],
    ['math', true],
    ['cs.CL', false],
    ['c', false],
    ['cs.R', false],
  ])('filters papers by the category %s: %s', async (category, isIncluded) => {
    expect(await read([RECORD], [category])).toHaveLength(isIncluded ? 1 : 0);
  });

  it('reads papers of any of several categories', async () => {
    expect(
      await read([RECORD, { ...RECORD, categories: 'hep-th' }, { id: '0704.0002' }], ['cs.CL', 'hep-th']),
    ).toEqual([{ line: 2, fields: expect.objectContaining({ categories: ['hep-th'] }) }]);
  });

  it('normalizes categories as arXiv writes them, and drops other texts', async () => {
    expect(await read([{ ...RECORD, categories: 'CS.lg  cs.LG HEP-TH <b> 68T05' }])).toMatchObject([
      { fields: { categories: ['cs.LG', 'hep-th'] } },
    ]);
  });

  it.each([
    ['not JSON', '{"id":', /^not JSON: /],
    ['a list', '[]', /^expected a JSON object, got a list$/],
    [
      'an invalid identifier',
      { ...RECORD, id: 'x' },
      /^id: expected an arXiv id such as "0704.0001", got "x"$/,
    ],
    ['no title', { ...RECORD, title: ' \n ' }, /^title: expected a title that is not empty/],
    ['authors that are not lists', { ...RECORD, authors_parsed: ['Ada'] }, /^authors_parsed\.0: expected /],
    [
      'a date in another format',
      { ...RECORD, versions: [{ version: 'v1', created: '2007-04-02' }] },
      /^versions: expected a date such as "Mon, 2 Apr 2007 19:18:42 GMT", got "2007-04-02"$/,
    ],
  ])('rejects %s and goes on', async (_what, line, reason) => {
    expect(await read([line, RECORD])).toEqual([
      { line: 1, rejected: expect.stringMatching(reason) },
      { line: 2, fields: expect.objectContaining({ arxivId: '0704.0001' }) },
    ]);
  });
});
