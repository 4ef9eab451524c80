import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/bibliography/csv.ts';
import { anEntry, anyEntries, fullEntry } from './an-entry.ts';

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
        '2312.17276',
        '10.48550/arXiv.2312.17276',
        'https://arxiv.org/abs/2312.17276',
        'cs.CL; cs.LG',
        'sparsity; transformers',
        'Sparse is enough.',
        'Words about sparse models.',
        'ada/sparse',
        '2026-11-21T00:00:00.000Z',
      ],
    ]);
  });

  it('has the header line even without papers', () => {
    expect(readCsv(writeCsv([]))).toEqual([HEADER]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '＝1', '\t=1', '  =1'])(
    'makes %j text for a spreadsheet',
    title => {
      expect(readCsv(writeCsv([anEntry({ title })]))[1]?.[0]).toBe(`'${title.trim()}`.replace('＝', '＝'));
    },
  );

  it('reads back completely and contains no formula, for any papers', () => {
    fc.assert(
      fc.property(anyEntries, entries => {
        const rows = readCsv(writeCsv(entries));
        expect(rows).toHaveLength(entries.length + 1);
        for (const row of rows) expect(row).toHaveLength(HEADER.length);
        expect(rows.flat().filter(cell => /^[=+\-@\t\r]|\p{Cc}/u.test(cell))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
