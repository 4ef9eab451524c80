import { stringify } from 'csv-stringify/sync';
import { fullName } from './name.ts';
import { toReference, type Entry } from './reference.ts';

const COLUMNS = [
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
] as const;

/**
 * Entries as CSV for spreadsheets (RFC 4180, a header line): with a byte order mark, without which Excel misreads
 * letters beyond ASCII, and with every cell quoted. A cell that a spreadsheet would calculate gets an apostrophe in
 * front (OWASP, "CSV Injection").
 */
export function writeCsv(entries: readonly Entry[]): string {
  return stringify(entries.map(rowOf), {
    bom: true,
    header: true,
    columns: [...COLUMNS],
    quoted: true,
    quoted_empty: false,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function rowOf({ paper, savedAt }: Entry): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const { title, authors, unnamed, date, ...facts } = toReference(paper);
  const names = authors.map(fullName);
  const total = names.length + unnamed;
  return {
    title,
    authors: names.join('; '),
    author_count: total === 0 ? '' : String(total),
    published: [date?.year, date?.month, date?.day].filter(Boolean).join('-'),
    organization: facts.organization ?? '',
    arxiv_id: facts.arxivId ?? '',
    doi: facts.doi ?? '',
    url: facts.url ?? '',
    categories: facts.categories.join('; '),
    keywords: facts.keywords.join('; '),
    summary: facts.summary ?? '',
    abstract: facts.abstract ?? '',
    code: facts.code ?? '',
    saved: new Date(savedAt).toISOString(),
  };
}
