import { stringify } from 'csv-stringify/sync';
import { fullName } from '../core/paper/person-name.ts';
import { toReference, type BibliographyEntry } from './reference.ts';

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
 * Writes entries as CSV for spreadsheets (RFC 4180, with a header line): with a byte order mark, without which Excel
 * misreads letters outside ASCII, and with every cell quoted. A cell that a spreadsheet would evaluate as a formula gets
 * an apostrophe in front (OWASP, "CSV Injection").
 */
export function writeCsv(entries: readonly BibliographyEntry[]): string {
  return stringify(entries.map(toRow), {
    bom: true,
    header: true,
    columns: [...COLUMNS],
    quoted: true,
    quoted_empty: false,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function toRow({ paper, savedAt }: BibliographyEntry): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const { title, authors, unnamedAuthors, date, ...rest } = toReference(paper);
  const names = authors.map(fullName);
  const total = names.length + unnamedAuthors;
  return {
    title,
    authors: names.join('; '),
    author_count: total === 0 ? '' : String(total),
    published: [date?.year, date?.month, date?.day].filter(Boolean).join('-'),
    organization: rest.organization ?? '',
    arxiv_id: rest.arxivId ?? '',
    doi: rest.doi ?? '',
    url: rest.url ?? '',
    categories: rest.categories.join('; '),
    keywords: rest.keywords.join('; '),
    summary: rest.summary ?? '',
    abstract: rest.abstract ?? '',
    code: rest.code ?? '',
    saved: new Date(savedAt).toISOString(),
  };
}
