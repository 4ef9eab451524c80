import { stringify, type Options } from 'csv-stringify/sync';
import { fullName } from '../core/paper/person-name.ts';
import { MONTH_ABBREVIATIONS } from '../core/time/months.ts';
import type { BibliographyFormat } from './bibliography-format.ts';
import type { PublicationDate, Reference } from './reference.ts';

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
  'status',
  'tags',
  'note',
] as const;

const OPTIONS: Options = {
  columns: [...COLUMNS],
  quoted: true,
  quoted_empty: false,
  record_delimiter: 'windows',
  escape_formulas: true,
};

/**
 * CSV for spreadsheets (RFC 4180, with a header line): with a byte order mark, without which Excel misreads letters outside
 * ASCII, and with every cell quoted. A cell that a spreadsheet would evaluate as a formula gets an apostrophe in front
 * (OWASP, "CSV Injection"), and so does text that it would show as another number or date; arXiv ids begin with `arXiv:` for
 * the same reason.
 */
export const csv: BibliographyFormat = {
  name: 'csv',
  label: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  hasKeys: false,
  start: stringify([], { ...OPTIONS, header: true, bom: true }),
  separator: '',
  end: '',
  formatEntry: reference => stringify([toRow(reference)], OPTIONS),
};

function toRow(reference: Reference): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const { title, authors, unnamedAuthors, date, ...rest } = reference;
  const names = authors.map(fullName);
  const total = names.length + unnamedAuthors;
  return {
    title: asText(title),
    authors: asText(names.join('; ')),
    author_count: total === 0 ? '' : String(total),
    published: publishedText(date),
    organization: asText(rest.organization ?? ''),
    arxiv_id: rest.arxivId === undefined ? '' : `arXiv:${rest.arxivId}`,
    doi: rest.doi ?? '',
    url: rest.url ?? '',
    categories: rest.categories.join('; '),
    keywords: asText(rest.keywords.join('; ')),
    summary: asText(rest.summary ?? ''),
    abstract: asText(rest.abstract ?? ''),
    code: asText(rest.code ?? ''),
    saved: new Date(rest.savedAt).toISOString(),
    status: rest.status ?? '',
    // No tag has a comma.
    tags: asText(rest.tags.join(', ')),
    note: asText(rest.note ?? ''),
  };
}

/** Returns a date as text. A month gets an apostrophe in front: a spreadsheet would show `2023-03` as `Mar 23`. */
function publishedText(date: PublicationDate | undefined): string {
  const text = [date?.year, date?.month, date?.day].filter(Boolean).join('-');
  return date?.month !== undefined && date.day === undefined ? `'${text}` : text;
}

/** Longer texts are no number or date. */
const MAX_VALUE_LENGTH = 40;

/** A number, a date, a time or an amount: `0.10`, `1/2`, `3-4`, `1E5`, `12:30 PM`, `5%`. */
const VALUE = /^[\s\d.,:/%()$€£¥+-]*\d[\s\d.,:/%()$€£¥+-]*(?:e[+-]?\d+|[ap]\.?m\.?)?$/i;

/** A month by its name, with numbers around it: `1 May`, `Sept. 2024`, `Mar-24`. */
const MONTH_WITH_NUMBER = new RegExp(
  `^(?:\\d{1,4}[\\s./-]*)?(?:${MONTH_ABBREVIATIONS.join('|')})[a-z]{0,6}\\.?[\\s./,-]*\\d{0,4}(?:[\\s./,-]+\\d{0,4})?$`,
  'i',
);

/** Returns a text with an apostrophe in front if a spreadsheet would take it for a number, a date or a truth value. */
function asText(text: string): string {
  if (text.length > MAX_VALUE_LENGTH) return text;
  const isValue =
    VALUE.test(text) || /^(?:true|false)$/i.test(text) || (/\d/.test(text) && MONTH_WITH_NUMBER.test(text));
  return isValue ? `'${text}` : text;
}
