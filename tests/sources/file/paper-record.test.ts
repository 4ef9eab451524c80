import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { parsePaperRecord, toRecord } from '../../../src/sources/file/paper-record.ts';
import { anyFields } from '../../core/paper/paper-arbitrary.ts';

function reasonFor(value: unknown): string {
  const result = parsePaperRecord(value);
  return 'rejected' in result ? result.rejected : 'not rejected';
}

function fieldsOf(record: Record<string, unknown>): unknown {
  return parsePaperRecord({ title: 'A title', ...record });
}

function withFields(fields: object): unknown {
  return { fields: { ...emptyPaper('A title'), ...fields } };
}

describe('parsePaperRecord', () => {
  it('reads every field', () => {
    const record = {
      id: 'doc-1',
      arxivId: '2405.19561',
      title: 'A title',
      abstract: 'We study titles.',
      tldr: 'Titles.',
      keywords: ['titles'],
      authors: ['Ada Author', 'Bo Writer'],
      authorCount: 7,
      organization: 'Title Lab',
      publishedAt: '2024-05',
      listedOn: ['2024-06-02', '2024-06-01', '2024-06-02'],
      upvotes: 3,
      comments: 0,
      categories: ['cs.DL', 'cs.LG'],
      url: 'https://example.org/paper',
      doi: '10.1000/182',
      withdrawn: true,
      githubRepo: 'titles/titles',
      thumbnail: 'https://example.org/paper.png',
    };
    const { id, withdrawn, ...rest } = record;
    expect(parsePaperRecord(record)).toEqual({
      fields: { ...rest, externalId: id, isWithdrawn: withdrawn, listedOn: ['2024-06-01', '2024-06-02'] },
    });
  });

  it.each([
    ['DOI: 10.1000/ABC', { doi: '10.1000/abc' }],
    ['https://dx.doi.org/10.1000/abc/', { doi: '10.1000/abc' }],
    ['10.48550/arXiv.2405.19561', { arxivId: '2405.19561' }],
    [' ', {}],
  ])('reads the DOI %j', (doi, fields) => {
    expect(fieldsOf({ doi })).toEqual(withFields(fields));
  });

  it.each([
    ['https://doi.org/10.1000/ABC', { doi: '10.1000/abc' }],
    ['https://arxiv.org/pdf/2312.00752v2', { arxivId: '2312.00752' }],
    ['https://example.org/lamps/2312', {}],
  ])('identifies a record by the address %s', (url, fields) => {
    expect(fieldsOf({ url })).toEqual(withFields({ url, ...fields }));
  });

  it('identifies a record by its own fields before its address', () => {
    const url = 'https://arxiv.org/abs/2312.00752';
    expect(fieldsOf({ url, arxivId: '2405.19561' })).toEqual(withFields({ url, arxivId: '2405.19561' }));
    expect(fieldsOf({ url: 'https://doi.org/10.1000/a', doi: '10.1000/b' })).toEqual(
      withFields({ url: 'https://doi.org/10.1000/a', doi: '10.1000/b' }),
    );
  });

  it('ignores null, empty texts and unknown keys', () => {
    const record = {
      abstract: null,
      tldr: ' \u200B',
      keywords: null,
      authors: [null, ' '],
      arxivId: '',
      citedBy: 12,
    };
    expect(fieldsOf(record)).toEqual(withFields({}));
  });

  it('cleans texts', () => {
    expect(parsePaperRecord({ title: ' A\ntitle\u202E ', keywords: ['a\tb', 'a b'] })).toEqual(
      withFields({ keywords: ['a b'] }),
    );
  });

  it.each(['arXiv:2405.19561v2', 'https://arxiv.org/pdf/2405.19561v3.pdf', '10.48550/arXiv.2405.19561'])(
    'stores the base identifier of %s',
    arxivId => {
      expect(fieldsOf({ arxivId })).toEqual(withFields({ arxivId: '2405.19561' }));
    },
  );

  it.each([
    [
      [{ name: 'Ada Author' }, 'Bo Writer'],
      ['Ada Author', 'Bo Writer'],
    ],
    ['Ada Author', ['Ada Author']],
    ['Ada Author, Bo Writer, and Cy Scribe', ['Ada Author', 'Bo Writer', 'Cy Scribe']],
    ['Author, Ada; Writer, Bo', ['Author, Ada', 'Writer, Bo']],
  ])('reads authors written as %j', (authors, names) => {
    expect(fieldsOf({ authors })).toEqual(withFields({ authors: names }));
  });

  it.each([
    ['2024-05-01T10:00:00.000Z', '2024-05-01'],
    ['2024-05-01 10:00', '2024-05-01'],
    ['2024-05-01T23:00-05:00', '2024-05-02'],
    [' ', null],
  ])('reads the day of the date %j', (written, publishedAt) => {
    expect(fieldsOf({ publishedAt: written })).toEqual(withFields({ publishedAt }));
  });

  it('accepts whole numbers as identifiers', () => {
    expect(fieldsOf({ id: 42 })).toEqual(withFields({ externalId: '42' }));
  });

  it('counts no fewer authors than it names', () => {
    expect(fieldsOf({ authors: ['A', 'B', 'C'], authorCount: 2 })).toEqual(
      withFields({ authors: ['A', 'B', 'C'], authorCount: 3 }),
    );
  });

  it('accepts long titles, and rejects one that is too long', () => {
    const title = 'x'.repeat(2_000);
    expect(parsePaperRecord({ title })).toEqual({ fields: emptyPaper(title) });
    expect(reasonFor({ title: `${title}x` })).toMatch(/^title: expected at most 2000 characters, got "x+…$/);
  });

  it.each([
    [{}, 'title is missing'],
    [{ title: null }, 'title is missing'],
    [{ title: ' \u200B ' }, 'title: expected a title that is not empty, got " "'],
    [{ title: 7 }, 'title: expected a title, got 7'],
    [{ title: 'T', arxivId: '2405.1' }, 'arxivId: expected an arXiv id such as "2602.23229", got "2405.1"'],
    [
      { title: 'T', arxivId: 2405.19561 },
      'arxivId: expected an arXiv id such as "2602.23229", got 2405.19561',
    ],
    [
      { title: 'T', publishedAt: '2023-02-29' },
      'publishedAt: expected a date YYYY, YYYY-MM or YYYY-MM-DD, got "2023-02-29"',
    ],
    [
      { title: 'T', publishedAt: '2023-02-29T10:00Z' },
      'publishedAt: expected a date YYYY, YYYY-MM or YYYY-MM-DD, got "2023-02-29T10:00Z"',
    ],
    [{ title: 'T', publishedAt: 2023 }, 'publishedAt: expected a date YYYY, YYYY-MM or YYYY-MM-DD, got 2023'],
    [
      { title: 'T', listedOn: ['2024-02-01', '2024-02'] },
      'listedOn.1: expected a day YYYY-MM-DD, got "2024-02"',
    ],
    [{ title: 'T', keywords: 'a, b' }, 'keywords: expected a list of strings, got "a, b"'],
    [{ title: 'T', keywords: [1] }, 'keywords.0: expected a string, got 1'],
    [{ title: 'T', authors: [1] }, 'authors: expected a list of names, got a list of numbers'],
    [{ title: 'T', upvotes: -1 }, 'upvotes: expected a whole number from 0 on, got -1'],
    [{ title: 'T', authorCount: 1.5 }, 'authorCount: expected a whole number from 0 on, got 1.5'],
    [
      { title: 'T', url: 'javascript:alert(1)' },
      'url: expected an http or https address, got "javascript:alert(1)"',
    ],
    [{ title: 'T', comments: '3' }, 'comments: expected a whole number from 0 on, got "3"'],
    [[], 'expected a JSON object, got a list'],
    ['text', 'expected a JSON object, got "text"'],
    [null, 'expected a JSON object, got null'],
  ])('rejects %j', (value, reason) => {
    expect(reasonFor(value)).toBe(reason);
  });

  it('names all invalid fields at once, with shortened values', () => {
    const reason = reasonFor({ title: 'T', abstract: 1, url: `ftp://${'x'.repeat(500)}` });
    expect(reason).toMatch(
      /^abstract: expected a string, got 1; url: expected an http or https address, got "ftp:\/\/x+…$/,
    );
    expect(reason.length).toBeLessThan(200);
  });

  it('never throws for any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.dictionary(fc.constantFrom('title', 'authors', 'listedOn', 'id'), fc.jsonValue()),
        ),
        value => {
          expect(Object.keys(parsePaperRecord(value))).toHaveLength(1);
        },
      ),
    );
  });
});

describe('toRecord', () => {
  it('leaves out missing values', () => {
    expect(JSON.stringify(toRecord(emptyPaper('A title')))).toBe('{"title":"A title"}');
  });

  it('writes the keys in the order of the format', () => {
    const record = toRecord({
      ...emptyPaper('A title'),
      thumbnail: 'https://example.org/t.png',
      externalId: 'x',
      arxivId: '2405.19561',
    });
    expect(Object.keys(record)).toEqual(['id', 'arxivId', 'title', 'thumbnail']);
  });

  it('is read back to the same fields', () => {
    const addresses = anyFields.map(fields => ({
      ...fields,
      authorCount: fields.authorCount === 0 ? null : fields.authorCount,
      keywords: [...new Set(fields.keywords)],
      categories: [...new Set(fields.categories)],
      url: fields.url && `https://example.org/${encodeURIComponent(fields.url)}`,
      thumbnail: null,
    }));
    fc.assert(
      fc.property(addresses, fields => {
        expect(parsePaperRecord(JSON.parse(JSON.stringify(toRecord(fields))))).toEqual({ fields });
      }),
    );
  });
});

it('reads categories in their official spelling', () => {
  expect(parsePaperRecord({ title: 'T', categories: ['cs.lg', 'CS.LG', 'Own kind'] })).toMatchObject({
    fields: { categories: ['cs.LG', 'Own kind'] },
  });
});
