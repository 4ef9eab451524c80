import type { Name } from './name.ts';
import { toReference, unnamedWords, type Entry, type PublicationDate, type Reference } from './reference.ts';

/**
 * Entries as RIS (Research Information Systems' "RIS Format Specifications"): one tag a line, lines end in CR LF. A
 * paper of arXiv is an unpublished work (`UNPB`), which programs take for a preprint; any other is `GEN`.
 */
export function writeRis(entries: readonly Entry[]): string {
  return entries.map(({ paper }) => entryOf(toReference(paper))).join('');
}

function entryOf(reference: Reference): string {
  const { title, authors, date, abstract, url, doi, arxivId, keywords, summary } = reference;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', arxivId === undefined ? 'GEN' : 'UNPB'],
    ...authors.map(name => ['AU', nameOf(name)] as const),
    ['TI', title],
    ['PY', date?.year],
    ['DA', date && dateOf(date)],
    ['AB', abstract],
    ...keywords.map(keyword => ['KW', keyword] as const),
    ['DO', doi],
    ['UR', url],
    ['PB', arxivId === undefined ? undefined : 'arXiv'],
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

/** `YYYY/MM/DD/`, with nothing between the strokes where a part is not known. */
function dateOf({ year, month = '', day = '' }: PublicationDate): string {
  return `${year}/${month}/${day}/`;
}
