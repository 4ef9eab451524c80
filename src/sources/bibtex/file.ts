import { findArxivIds, parseArxivId } from '../../core/paper/arxiv-id.ts';
import { parseCategory } from '../../core/paper/category.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { isPartialDate } from '../../core/time/partial-date.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { readBibtexEntries, type BibtexEntry } from './entries.ts';
import { bibtexNames, withoutBraces } from './names.ts';
import { LONGEST_TITLE } from '../file/paper-record.ts';

type Fields = BibtexEntry['fields'];

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Papers of a `.bib` file. An entry that cannot be read, or has no title, is rejected with the line it begins on, and
 * the rest goes on. Titles and abstracts keep their LaTeX; names and keywords are told as people write them. Citation
 * keys are no identifiers (every file has its own), so a paper is known by its arXiv identifier, else by its title.
 */
export function* parseBibtex(text: string): Generator<SourceRecord, void> {
  for (const entry of readBibtexEntries(text)) {
    yield 'rejected' in entry ? entry : { line: entry.line, ...toFields(entry) };
  }
}

function toFields({ type, fields }: BibtexEntry): { fields: PaperFields } | { rejected: string } {
  const title = cleanText(withoutBraces(fields.get('title') ?? ''));
  if (title === '') return { rejected: `@${type}: title is missing` };
  if (title.length > LONGEST_TITLE)
    return { rejected: `@${type}: title: expected at most ${LONGEST_TITLE} characters` };
  const { names, isComplete } = bibtexNames(fields.get('author') ?? '');
  const category = parseCategory(cleanText(fields.get('primaryclass') ?? fields.get('eprintclass') ?? ''));
  return {
    fields: {
      ...emptyPaper(title),
      arxivId: arxivIdOf(fields),
      abstract: cleanText(withoutBraces(fields.get('abstract') ?? '')) || null,
      keywords: keywordsOf(fields.get('keywords') ?? ''),
      authors: names,
      authorCount: isComplete && names.length > 0 ? names.length : null,
      publishedAt: dateOf(fields),
      categories: category === undefined ? [] : [category],
      url: addressOf(fields),
    },
  };
}

/** Where arXiv, DBLP, Google Scholar, Zotero and authors put the identifier, the surest first. */
function arxivIdOf(fields: Fields): string | null {
  const archive = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv';
  const told = [
    /^arxiv$/i.test(archive.trim()) ? fields.get('eprint') : undefined,
    fields.get('arxivid'),
    webAddress(fields.get('url') ?? ''),
    fields.get('doi'),
    // DBLP: `journal = {CoRR}, volume = {abs/1234.56789}`.
    /^\s*abs\/(.+)$/i.exec(fields.get('volume') ?? '')?.[1],
  ];
  for (const text of told) {
    const id = text === undefined ? undefined : parseArxivId(text);
    if (id) return id.id;
  }
  const mentions = ['journal', 'journaltitle', 'note', 'howpublished', 'publisher', 'number']
    .map(name => fields.get(name) ?? '')
    .filter(text => /arxiv/i.test(text));
  return findArxivIds(mentions.join(' '))[0]?.id ?? null;
}

/** From `date`, else from year, month and day as far as they are told and make sense. */
function dateOf(fields: Fields): string | null {
  const [whole] = /^\d{4}(?:-\d\d){0,2}/.exec(withoutBraces(fields.get('date') ?? '')) ?? [];
  if (whole !== undefined && isPartialDate(whole)) return whole;
  const [year] = /\d{4}/.exec(fields.get('year') ?? '') ?? [];
  if (year === undefined || !isPartialDate(year)) return null;
  const month = monthOf(withoutBraces(fields.get('month') ?? ''));
  const [day] = /^\d{1,2}$/.exec(withoutBraces(fields.get('day') ?? '')) ?? [];
  if (month === undefined) return year;
  const full = `${year}-${month}-${(day ?? '').padStart(2, '0')}`;
  return isPartialDate(full) ? full : `${year}-${month}`;
}

function monthOf(told: string): string | undefined {
  const named = MONTHS.indexOf(told.slice(0, 3).toLowerCase()) + 1;
  const month = named > 0 ? named : Number(/^\d{1,2}$/.exec(told)?.[0] ?? 0);
  return month >= 1 && month <= 12 ? String(month).padStart(2, '0') : undefined;
}

function keywordsOf(field: string): string[] {
  const all = withoutBraces(field)
    .split(/[,;]/)
    .map(word => cleanText(readableText(withoutBraces(word))));
  return [...new Set(all.filter(word => word !== ''))];
}

/** Where to read the paper, if not on arXiv: its address there follows from the identifier. */
function addressOf(fields: Fields): string | null {
  const url = webAddress(fields.get('url') ?? '');
  const doi = cleanText(withoutBraces(fields.get('doi') ?? '')).replace(
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i,
    '',
  );
  const told = [url, doi.startsWith('10.') ? `https://doi.org/${doi.replaceAll('\\_', '_')}` : ''];
  return told.find(address => isWebAddress(address) && !parseArxivId(address)) ?? null;
}

function webAddress(field: string): string {
  const [, inner] = /^\\url\s*\{(.*)\}$/s.exec(withoutBraces(field)) ?? [];
  return cleanText(inner ?? withoutBraces(field)).replace(/\\([_%&#~])/g, '$1');
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && parseUrl(text) !== undefined;
}
