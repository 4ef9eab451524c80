import type { PersonName } from '../core/paper/person-name.ts';
import type { BibliographyFormat } from './bibliography-format.ts';
import {
  describeUnnamedAuthors,
  tagsAndKeywords,
  type PublicationDate,
  type Reference,
} from './reference.ts';

/**
 * RIS (Research Information Systems, "RIS Format Specifications"): one tag per line, lines end in CR LF. Each entry is an
 * unpublished work by the type that Zotero has for it (`UNPD`): Zotero reads `GEN` as a journal article. Tags are keywords,
 * and the user's note is the first of the notes; RIS has no place for the status.
 */
export const ris: BibliographyFormat = {
  name: 'ris',
  label: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  hasKeys: false,
  start: '',
  separator: '',
  end: '',
  formatEntry,
};

function formatEntry(reference: Reference): string {
  const { title, authors, date, abstract, url, doi, arxivId, note, summary } = reference;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'UNPD'],
    ...authors.map(name => ['AU', formatName(name)] as const),
    ['TI', title],
    ['PY', date?.year],
    ['DA', date && formatDate(date)],
    ['AB', abstract],
    ['PB', arxivId === undefined ? undefined : 'arXiv'],
    ...tagsAndKeywords(reference).map(keyword => ['KW', keyword] as const),
    ['DO', doi],
    ['UR', url],
    ['M1', arxivId === undefined ? undefined : `arXiv:${arxivId}`],
    ['N1', note && formatNote(note)],
    ['N1', describeUnnamedAuthors(reference)],
    ['N1', summary],
  ];
  let written = '';
  for (const [tag, value] of lines) if (value !== undefined) written += `${tag}  - ${value}\r\n`;
  return `${written}ER  - \r\n\r\n`;
}

/**
 * Formats a note of several lines: a line without a tag continues the one before. A line that looks like one with a tag is
 * appended to the line before it.
 */
function formatNote(note: string): string {
  return note.replace(/\n+(?=[A-Z][A-Z0-9] {0,2}-)/g, ' ').replace(/\n+/g, '\r\n');
}

/** Formats `Family, Given, Suffix`. The comma after a group's name keeps programs from splitting it. */
function formatName(name: PersonName): string {
  if (name.kind === 'literal') return `${withoutCommas(name.name)},`;
  return [name.family, name.given, ...(name.suffix === '' ? [] : [name.suffix])]
    .map(withoutCommas)
    .join(', ');
}

function withoutCommas(part: string): string {
  return part.replace(/\s*,\s*/g, ' ').trim();
}

/** Formats `YYYY/MM/DD`; both slashes stay if the day is unknown. A year alone is in `PY`. */
function formatDate({ year, month, day = '' }: PublicationDate): string | undefined {
  return month === undefined ? undefined : `${year}/${month}/${day}`;
}
