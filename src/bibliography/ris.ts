import type { PersonName } from '../core/paper/person-name.ts';
import {
  toReference,
  describeUnnamedAuthors,
  type BibliographyEntry,
  type PublicationDate,
  type Reference,
} from './reference.ts';

/**
 * Writes entries as RIS (Research Information Systems, "RIS Format Specifications"): one tag per line, lines end in CR LF.
 * Each is an unpublished work by the type that Zotero has for it (`UNPD`): Zotero reads `GEN` as a journal article.
 */
export function writeRis(entries: readonly BibliographyEntry[]): string {
  return entries.map(({ paper }) => formatEntry(toReference(paper))).join('');
}

function formatEntry(reference: Reference): string {
  const { title, authors, date, abstract, url, doi, arxivId, keywords, summary } = reference;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'UNPD'],
    ...authors.map(name => ['AU', formatName(name)] as const),
    ['TI', title],
    ['PY', date?.year],
    ['DA', date && formatDate(date)],
    ['AB', abstract],
    ['PB', arxivId === undefined ? undefined : 'arXiv'],
    ...keywords.map(keyword => ['KW', keyword] as const),
    ['DO', doi],
    ['UR', url],
    ['M1', arxivId === undefined ? undefined : `arXiv:${arxivId}`],
    ['N1', describeUnnamedAuthors(reference)],
    ['N1', summary],
  ];
  const written = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\r\n`]));
  return `${written.join('')}ER  - \r\n\r\n`;
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
