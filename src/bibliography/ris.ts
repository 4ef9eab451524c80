import type { Name } from './name.ts';
import { toReference, unnamedWords, type Entry, type PublicationDate, type Reference } from './reference.ts';

/**
 * Entries as RIS (Research Information Systems' "RIS Format Specifications"): one tag a line, lines end in CR LF.
 * Each is an unpublished work, by the name that Zotero knows it by (`UNPD`): it takes `GEN` for an article of a journal.
 */
export function writeRis(entries: readonly Entry[]): string {
  return entries.map(({ paper }) => entryOf(toReference(paper))).join('');
}

function entryOf(reference: Reference): string {
  const { title, authors, date, abstract, url, doi, arxivId, keywords, summary } = reference;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'UNPD'],
    ...authors.map(name => ['AU', nameOf(name)] as const),
    ['TI', title],
    ['PY', date?.year],
    ['DA', date && dateOf(date)],
    ['AB', abstract],
    ['PB', arxivId === undefined ? undefined : 'arXiv'],
    ...keywords.map(keyword => ['KW', keyword] as const),
    ['DO', doi],
    ['UR', url],
    ['M1', arxivId === undefined ? undefined : `arXiv:${arxivId}`],
    ['N1', unnamedWords(reference)],
    ['N1', summary],
  ];
  const told = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\r\n`]));
  return `${told.join('')}ER  - \r\n\r\n`;
}

/** `Family, Given, Suffix`. The comma at the end keeps programs from taking a group's name apart. */
function nameOf(name: Name): string {
  if (name.kind === 'literal') return `${withoutCommas(name.name)},`;
  return [name.family, name.given, ...(name.suffix === '' ? [] : [name.suffix])]
    .map(withoutCommas)
    .join(', ');
}

function withoutCommas(part: string): string {
  return part.replace(/\s*,\s*/g, ' ').trim();
}

/** `YYYY/MM/DD`; the strokes stay where the day is not known. A year alone is in `PY`. */
function dateOf({ year, month, day = '' }: PublicationDate): string | undefined {
  return month === undefined ? undefined : `${year}/${month}/${day}`;
}
