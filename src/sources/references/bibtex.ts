import type { ReadReference } from '../../core/library/library-import.ts';
import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { bibtexFields } from '../bibtex/bibtex.ts';
import { readBibtexEntries, type BibtexEntry } from '../bibtex/entries.ts';
import { rejectErrors } from '../file/reject-errors.ts';
import { toReferenceFields } from './reference-fields.ts';

/** UTF-16 units of an entry: one with 3,000 authors has some 80,000. */
const MAX_ENTRY_LENGTH = 200_000;

/** UTF-16 units of a value that is read, so that no entry takes long; the first fifty authors fit. */
const MAX_VALUE_LENGTH = 2_500;

/** UTF-16 units of a note, with its LaTeX. */
const MAX_NOTE_LENGTH = 6_000;

/** Fields that are not read. */
const SKIPPED: ReadonlySet<string> = new Set(['abstract', 'file', 'bdsk-file-1']);

/** Reads the references of a `.bib` file. */
export function* readBibtex(text: string): Generator<ReadReference, void> {
  for (const entry of readBibtexEntries(text, MAX_ENTRY_LENGTH))
    yield 'rejected' in entry
      ? entry
      : { line: entry.line, ...rejectErrors(() => toReference(shortened(entry))) };
}

function toReference(entry: BibtexEntry): ReturnType<typeof toReferenceFields> {
  const result = bibtexFields(entry);
  if ('rejected' in result) return result;
  const { title, arxivId, doi, url, authors, publishedAt, keywords } = result.fields;
  return toReferenceFields({
    title: readableText(title),
    authors,
    doi: doi ?? '',
    urls: url === null ? [] : [url],
    identifiers: arxivId === null ? [] : [arxivId],
    mentions: [],
    notes: [],
    date: publishedAt ?? '',
    keywords,
    ownNotes: [readableLines(entry.fields.get('annote') ?? '')],
    status: entry.fields.get('readstatus') ?? '',
  });
}

/** Returns the lines of a note, of which each is readable by itself. */
function readableLines(note: string): string {
  return note.split('\n').map(readableText).join('\n');
}

/** Returns an entry with as much of each value as is read: of names and keywords only whole ones. */
function shortened({ fields, ...entry }: BibtexEntry): BibtexEntry {
  const kept = [...fields].filter(([name]) => !SKIPPED.has(name));
  return { ...entry, fields: new Map(kept.map(([name, value]) => [name, shortenedValue(name, value)])) };
}

function shortenedValue(name: string, value: string): string {
  if (value.length <= MAX_VALUE_LENGTH) return value;
  // Half of a title, or of a value in braces, would be another one.
  if (name === 'annote') return value.slice(0, MAX_NOTE_LENGTH);
  if (name === 'title') return value.slice(0, MAX_TITLE_LENGTH + 1);
  if (name !== 'author' && name !== 'keywords') return '';
  const cut = value.slice(0, MAX_VALUE_LENGTH);
  const end = cut.lastIndexOf(name === 'author' ? ' and ' : ',');
  return end < 0 ? '' : `${cut.slice(0, end)}${name === 'author' ? ' and others' : ''}`;
}
