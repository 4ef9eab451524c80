import type { ReadReference } from '../../core/library/library-import.ts';
import { withoutHtml } from '../../core/text/html-markup.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { MAX_AUTHORS, MAX_VALUE_LENGTH, naturalName, toReferenceFields } from './reference-fields.ts';

/** The columns of each field, by folded names, the surest first: those of Zotero, of `/library export`, and usual ones. */
const COLUMNS = {
  title: ['title'],
  authors: ['author', 'authors'],
  doi: ['doi'],
  urls: ['url', 'urls', 'link'],
  identifiers: ['arxivid', 'arxiv', 'number', 'archiveid', 'archivelocation', 'callnumber', 'id'],
  mentions: ['publicationtitle', 'publisher'],
  notes: ['extra'],
  ownNotes: ['notes', 'note'],
  status: ['status'],
  date: ['date', 'published', 'publicationyear', 'year'],
  tags: ['manualtags', 'tags'],
  keywords: ['keywords', 'automatictags'],
} as const;

/** UTF-16 units of a cell that are read: those of as many names, addresses or keywords as are kept. */
const MAX_LIST_LENGTH = MAX_AUTHORS * MAX_VALUE_LENGTH;

type Field = keyof typeof COLUMNS;

/** Returns whether a text begins with a header that names a paper by its title, DOI, link or arXiv id. */
export function hasReferenceHeader(text: string): boolean {
  const { value: header } = csvRows(text.slice(0, MAX_HEADER_LENGTH)).next();
  const names = header?.cells.map(foldName) ?? [];
  return names.length > 1 && ['title', 'doi', 'url', 'arxivid'].some(name => names.includes(name));
}

/** Addresses of a cell that are read; a paper has a few. */
const MAX_URLS = 20;

/** UTF-16 units of a header; Zotero's has 1,200. */
const MAX_HEADER_LENGTH = 10_000;

/** Reads the rows of a CSV file with a header, as Zotero writes it. Yields `undefined` now and then in a long text without rows. */
export function* readCsv(text: string): Generator<ReadReference | undefined, void> {
  let names: readonly string[] | undefined;
  for (const row of csvRows(text)) {
    if (!row) yield undefined;
    else if (names) yield { line: row.line, ...toReferenceFields(toRaw(names, row)) };
    else names = row.cells.map(foldName);
  }
}

function toRaw(names: readonly string[], { cells }: CsvRow): Parameters<typeof toReferenceFields>[0] {
  const values = (field: Field) =>
    COLUMNS[field]
      .map(name => withoutApostrophe((cells[names.indexOf(name)] ?? '').slice(0, MAX_LIST_LENGTH)))
      .filter(Boolean);
  const first = (field: Field) => values(field)[0] ?? '';
  // In a file with tags, a paper without one has none.
  const hasTags = COLUMNS.tags.some(name => names.includes(name));
  return {
    title: first('title'),
    authors: first('authors').split(';', MAX_AUTHORS).map(naturalName),
    doi: first('doi'),
    urls: values('urls').flatMap(urls => urls.split(/[\s;]+/, MAX_URLS)),
    identifiers: values('identifiers'),
    mentions: values('mentions'),
    notes: values('notes'),
    date: first('date'),
    keywords: first(hasTags ? 'tags' : 'keywords').split(/[;,]/),
    ownNotes: values('ownNotes').map(htmlLines),
    status: first('status'),
  };
}

/** Returns the text of a note, which is HTML in Zotero's file. */
function htmlLines(note: string): string {
  if (!/^\s*<(?:p|div|h\d|ul|ol|blockquote)\b/i.test(note)) return note;
  return withoutHtml(note.replace(/<(?:\/(?:p|div|h\d|li|blockquote)|br\s*\/?)>/gi, '$&\n'));
}

/** A spreadsheet shows what follows the apostrophe as text. */
function withoutApostrophe(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\d])/, '');
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
