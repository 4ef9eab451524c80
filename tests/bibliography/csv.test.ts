import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/bibliography/csv.ts';
import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { anEntry, annotatedEntry, anyEntries, fullEntry } from './entry-fixtures.ts';

const writeCsv = (entries: readonly BibliographyEntry[]) => writeBibliography(csv, entries);

const HEADER = [
  'title',
  'authors',
  'author_count',
  'published',
  'organization',
  'arxiv_id',
  'doi',
  'url',
  'categories',
  'keywords',
  'summary',
  'abstract',
  'code',
  'saved',
  'status',
  'tags',
  'note',
];

/** Reads CSV by RFC 4180: records end with CR LF, quotes within a quoted cell are doubled. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [[]];
  let rest = text.slice(1);
  while (rest !== '') {
    const [whole = '', quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/u.exec(rest) ?? [];
    if (whole === '') throw new Error(`no cell of CSV: ${JSON.stringify(rest.slice(0, 40))}`);
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
    rest = rest.slice(whole.length);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

describe('CSV', () => {
  it('has a header line and a line for each paper', () => {
    expect(readCsv(writeCsv([fullEntry]))).toEqual([
      HEADER,
      [
        'Sparse PanGu Models: a Review of 100% & More',
        'Ada Lovelace; Laurens van der Maaten',
        '4',
        '2023-12-27',
        'Reading Group',
        'arXiv:2312.17276',
        '10.48550/arXiv.2312.17276',
        'https://arxiv.org/abs/2312.17276',
        'cs.CL; cs.LG',
        'sparsity; transformers',
        'Sparse is enough.',
        'Words about sparse models.',
        'ada/sparse',
        '2026-11-21T00:00:00.000Z',
        '',
        '',
        '',
      ],
    ]);
  });

  it('has columns for status, tags and note', () => {
    const row = readCsv(writeCsv([annotatedEntry]))[1];
    expect(row?.slice(-3)).toEqual(['read', 'group, transformers', 'Read §2 & 3.\n\n- ask Ben']);
    const hostile = { ...annotatedEntry, tags: ['=1+1', '3/4'], note: '=2+2\n=3+3' };
    expect(readCsv(writeCsv([hostile]))[1]?.slice(-2)).toEqual(["'=1+1, 3/4", "'=2+2\n=3+3"]);
  });

  it('has the header line even without papers', () => {
    expect(readCsv(writeCsv([]))).toEqual([HEADER]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '＝1', '\t=1', '  =1'])(
    'makes %j text for a spreadsheet',
    title => {
      expect(readCsv(writeCsv([anEntry({ title })]))[1]?.[0]).toBe(`'${title.trim()}`);
    },
  );

  it.each([
    [{ arxivId: '2310.10000' }, 'arxiv_id', 'arXiv:2310.10000'],
    [{ arxivId: '0704.0001' }, 'arxiv_id', 'arXiv:0704.0001'],
    [{ publishedAt: '2023-03' }, 'published', "'2023-03"],
    [{ publishedAt: '2023-03-02' }, 'published', '2023-03-02'],
    [{ publishedAt: '2023' }, 'published', '2023'],
    [{ doi: '10.1000/182' }, 'doi', '10.1000/182'],
    [{ title: '0.10' }, 'title', "'0.10"],
    [{ title: '1E5' }, 'title', "'1E5"],
    [{ title: '2-3' }, 'title', "'2-3"],
    [{ title: 'March 2023' }, 'title', "'March 2023"],
    [{ title: '3 May' }, 'title', "'3 May"],
    [{ title: 'True' }, 'title', "'True"],
    [{ title: 'May the lamps be lit' }, 'title', 'May the lamps be lit'],
    [{ title: '1984, read again' }, 'title', '1984, read again'],
    [{ keywords: ['3/4'] }, 'keywords', "'3/4"],
    [{ organization: '007' }, 'organization', "'007"],
    [{ tldr: '12:30 pm' }, 'summary', "'12:30 pm"],
  ])('stays text in a spreadsheet: %j in %s', (fields, column, cell) => {
    const [header = [], row = []] = readCsv(writeCsv([anEntry({ title: 'T', ...fields })]));
    expect(row[header.indexOf(column)]).toBe(cell);
  });

  it('reads back completely and contains no formula, for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const rows = readCsv(writeCsv(entries));
        expect(rows).toHaveLength(entries.length + 1);
        for (const row of rows) expect(row).toHaveLength(HEADER.length);
        expect(rows.flat().filter(cell => /^[=+\-@\t\r]|(?!\n)\p{Cc}/u.test(cell))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
