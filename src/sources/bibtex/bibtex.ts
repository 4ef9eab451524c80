import { parseCategory } from '../../core/paper/category.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';
import { rejectErrors } from '../file/reject-errors.ts';
import { entryAddress, entryDoi } from './addresses.ts';
import { withoutBraces } from './braces.ts';
import { readBibtexEntries, type BibtexEntry } from './entries.ts';
import { entryArxivId, type FieldReader } from './entry-arxiv-id.ts';
import { entryDate } from './entry-date.ts';
import { withoutHtml } from '../../core/text/html-markup.ts';
import { parseNames } from './names.ts';

/**
 * Reads the papers of a `.bib` file. An entry that cannot be read, or has no title, is rejected with the line it
 * begins on, and reading continues. Titles and abstracts keep their LaTeX; names and keywords become plain text.
 * Citation keys are no identifiers (each file has its own): a paper is identified by its arXiv id, its DOI, else its title.
 */
export function* parseBibtex(text: string): Generator<SourceRecord, void> {
  for (const entry of readBibtexEntries(text)) {
    yield 'rejected' in entry ? entry : { line: entry.line, ...rejectErrors(() => titledFields(entry)) };
  }
}

function titledFields(entry: BibtexEntry): ReturnType<typeof bibtexFields> {
  const result = bibtexFields(entry);
  return 'fields' in result && result.fields.title === ''
    ? { rejected: `@${entry.type}: title is missing` }
    : result;
}

/** Returns the fields of an entry's paper, with an empty title if it has none; or why it cannot be read. */
export function bibtexFields({ type, fields }: BibtexEntry): { fields: PaperFields } | { rejected: string } {
  const field: FieldReader = name => withoutBraces(fields.get(name) ?? '');
  const title = fullTitle(field);
  if (title.length > MAX_TITLE_LENGTH)
    return { rejected: `@${type}: title: expected at most ${MAX_TITLE_LENGTH} characters` };
  const { names, isComplete } = parseNames(withoutHtml(fields.get('author') ?? ''));
  const category = parseCategory(cleanText(field('primaryclass') || field('eprintclass')));
  return {
    fields: {
      ...emptyPaper(title),
      arxivId: entryArxivId(field),
      doi: entryDoi({ url: field('url'), doi: field('doi') }),
      abstract: cleanText(withoutHtml(field('abstract'))) || null,
      keywords: readKeywords(field('keywords')),
      authors: names,
      authorCount: names.length === 0 ? null : names.length + (isComplete ? 0 : 1),
      publishedAt: entryDate({
        date: field('date'),
        year: field('year'),
        month: field('month'),
        day: field('day'),
      }),
      categories: category === undefined ? [] : [category],
      url: entryAddress({ url: field('url'), doi: field('doi') }),
    },
  };
}

/** Joins title and subtitle, unless the title has the subtitle already. */
function fullTitle(field: FieldReader): string {
  const [title = '', subtitle = ''] = ['title', 'subtitle'].map(name => cleanText(withoutHtml(field(name))));
  if (title === '' || subtitle === '' || title.toLowerCase().endsWith(subtitle.toLowerCase())) return title;
  return `${title.replace(/\s*:$/, '')}: ${subtitle}`;
}

function readKeywords(field: string): string[] {
  const keywords = field.split(/[,;]/).map(word => cleanText(readableText(withoutBraces(word))));
  return [...new Set(keywords.filter(word => word !== ''))];
}
