import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { MAX_TITLE_LENGTH } from '../../../src/core/paper/field-limits.ts';
import { wirePaper, wireWrapper } from '../../support/hugging-face-server.ts';
import { json } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';
import { setUp } from './client-fixture.ts';

async function readList(...wrappers: unknown[]) {
  const { source, server, log } = await setUp();
  server.next(json(wrappers));
  return { records: await collect(source.trending()), log };
}

describe('a record', () => {
  it('needs nothing but an id and a title', async () => {
    const { records } = await readList(
      { paper: { id: '2602.00001', title: 'T' } },
      { paper: { id: '2602.00002' }, title: 'U' },
    );
    expect(records).toEqual([
      { line: 1, fields: { ...emptyPaper('T'), arxivId: '2602.00001' } },
      { line: 2, fields: { ...emptyPaper('U'), arxivId: '2602.00002' } },
    ]);
  });

  it('may have null in every other field, and unknown fields', async () => {
    const paper = Object.fromEntries(Object.keys(wirePaper('2602.00001')).map(key => [key, null]));
    const wrapper = Object.fromEntries(Object.keys(wireWrapper({})).map(key => [key, null]));
    const { records } = await readList({
      ...wrapper,
      paper: { ...paper, id: '2602.00001', title: 'T', brandNew: { deep: [1] } },
    });
    expect(records).toEqual([{ line: 1, fields: { ...emptyPaper('T'), arxivId: '2602.00001' } }]);
  });

  it('that is not a paper is rejected, and the others are read', async () => {
    const { records } = await readList(
      null,
      7,
      {},
      { paper: {} },
      { paper: { id: 12 } },
      { paper: { id: 'not-an-id', title: 'T' } },
      { paper: { id: '2602.00001' } },
      wireWrapper(wirePaper('2602.00002')),
      wireWrapper(wirePaper('2602.00003', { title: 'T'.repeat(MAX_TITLE_LENGTH + 1) })),
      wireWrapper(wirePaper('2602.00004', { title: 'T'.repeat(MAX_TITLE_LENGTH) })),
    );
    expect(records.slice(0, 5)).toEqual(
      [1, 2, 3, 4, 5].map(line => ({ line, rejected: expect.stringMatching(/^not a paper: /) })),
    );
    expect(records.slice(5)).toMatchObject([
      { line: 6, rejected: 'paper.id: expected an arXiv id, got "not-an-id"' },
      { line: 7, rejected: '2602.00001 has no title' },
      { line: 8, fields: { arxivId: '2602.00002' } },
      { line: 9, rejected: '2602.00003 has a title of more than 2000 characters' },
      { line: 10, fields: { arxivId: '2602.00004' } },
    ]);
  });

  it('of 90 with the same wrong field is logged in one line with their number', async () => {
    const { records, log } = await readList(
      ...Array.from({ length: 90 }, (_, at) =>
        wireWrapper(wirePaper(`2602.${String(at + 1).padStart(5, '0')}`, { upvotes: '12' })),
      ),
    );
    expect(records).toHaveLength(90);
    expect(log.events).toMatchObject([
      {
        event: 'source_fields_invalid',
        fields: { paper: '2602.00001', papers: 90, fields: ['paper.upvotes'] },
      },
    ]);
  });

  it('is read without its fields of a wrong type, which are logged', async () => {
    const { records, log } = await readList(
      wireWrapper(
        wirePaper('2602.00001', {
          upvotes: '12',
          ai_keywords: ['good', 5],
          authors: [{ name: 'Ada Author' }, { name: { first: 'B' } }, 'Cy', null],
          organization: 'Lab',
        }),
        { numComments: -1 },
      ),
    );
    expect(records).toMatchObject([
      {
        fields: {
          upvotes: null,
          keywords: ['good'],
          authors: ['Ada Author'],
          organization: null,
          comments: null,
        },
      },
    ]);
    expect(log.events).toMatchObject([
      {
        level: 'warn',
        fields: {
          paper: '2602.00001',
          fields: expect.arrayContaining([
            'paper.upvotes',
            'paper.ai_keywords.1',
            'paper.authors.1.name',
            'numComments',
          ]),
        },
      },
    ]);
  });

  it('leaves out authors that are hidden', async () => {
    const authors = [
      { name: 'Ada Author', hidden: true },
      { name: ' Bo\nWriter ', hidden: false },
      { name: '' },
    ];
    const { records } = await readList(wireWrapper(wirePaper('2602.00001', { authors })));
    expect(records).toMatchObject([{ fields: { authors: ['Bo Writer'], authorCount: 1 } }]);
  });

  it.each([
    [{ publishedAt: '2026-02-25T20:30:00-05:00' }, { publishedAt: '2026-02-26' }],
    [{ publishedAt: '2026-02-25T23:59:59' }, { publishedAt: '2026-02-25' }],
    [{ publishedAt: 'recently' }, { publishedAt: null }],
    [{ publishedAt: null }, { publishedAt: null }],
    [{ submittedOnDailyAt: '2026-02-27' }, { listedOn: ['2026-02-27'] }],
    [{ submittedOnDailyAt: '27 Feb 2026' }, { listedOn: [] }],
    [{ organization: { name: 'lab', fullname: '' } }, { organization: 'lab' }],
    [{ githubRepo: 'owner/name' }, { githubRepo: 'owner/name' }],
    [{ ai_summary: '  ' }, { tldr: null }],
  ])('with %j has %j', async (changes, fields) => {
    const { records } = await readList(wireWrapper(wirePaper('2602.00001', changes)));
    expect(records).toMatchObject([{ fields }]);
  });

  it('has no thumbnail that is not an http(s) URL', async () => {
    const { records } = await readList(
      wireWrapper(wirePaper('2602.00001'), { thumbnail: 'javascript:alert(1)' }),
    );
    expect(records).toMatchObject([{ fields: { thumbnail: null } }]);
  });
});
