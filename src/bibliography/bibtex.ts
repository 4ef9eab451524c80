import { MONTH_ABBREVIATIONS } from '../core/time/months.ts';
import type { BibliographyFormat, KeyedReference } from './bibliography-format.ts';
import { toLatex } from './latex-source.ts';
import { latexTitle } from './latex-title.ts';
import { escapeLatex } from './escape-latex.ts';
import type { PersonName } from '../core/paper/person-name.ts';
import { tagsAndKeywords, type Reference } from './reference.ts';

/**
 * BibTeX in UTF-8: each entry is a `@misc` with arXiv's eprint fields, as arXiv itself exports them, since a corpus of
 * preprints has no journals. Titles and names keep their LaTeX. Tags are keywords, the user's note is before the summary in
 * `annote`, and `readstatus` is JabRef's field for it; BibTeX ignores both.
 */
export const bibtex: BibliographyFormat = {
  name: 'bibtex',
  label: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  hasKeys: true,
  start: '',
  separator: '\n',
  end: '',
  formatEntry,
};

function formatEntry(reference: KeyedReference): string {
  const { key, date, arxivId, doi, url, categories, abstract, status } = reference;
  const keywords = tagsAndKeywords(reference);
  const notes = [reference.note, reference.summary].filter(note => note !== undefined);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', braced(latexTitle(reference.title))],
    ['author', braced(formatAuthors(reference))],
    ['year', braced(date?.year)],
    // BibTeX's own names of the months, which styles translate.
    ['month', date?.month && MONTH_ABBREVIATIONS[Number(date.month) - 1]?.toLowerCase()],
    ['eprint', braced(arxivId)],
    // BibTeX styles read the first of these names, biblatex and Zotero the second.
    ['archivePrefix', arxivId === undefined ? undefined : '{arXiv}'],
    ['eprinttype', arxivId === undefined ? undefined : '{arXiv}'],
    ['primaryClass', arxivId === undefined ? undefined : braced(categories[0], escapeLatex)],
    ['doi', braced(doi)],
    ['url', braced(url)],
    ['keywords', keywords.length === 0 ? undefined : braced(keywords.join(', '), escapeLatex)],
    ['abstract', braced(abstract, escapeLatex)],
    // `note` would be printed in the list of references.
    ['annote', notes.length === 0 ? undefined : braced(notes.join('\n\n'), escapeLatex)],
    // The status of a paper that was just saved is no news.
    ['readstatus', status === 'to_read' ? undefined : braced(status)],
  ];
  let lines = '';
  for (const [name, value] of fields) if (value !== undefined) lines += `  ${name} = ${value},\n`;
  return `@misc{${key},\n${lines}}\n`;
}

function braced(
  text: string | undefined,
  escape: (text: string) => string = plain => plain,
): string | undefined {
  return text === undefined ? undefined : `{${escape(text)}}`;
}

function formatAuthors({ authors, unnamedAuthors: unnamed }: Reference): string | undefined {
  if (authors.length === 0) return undefined;
  return [...authors.map(formatName), ...(unnamed > 0 ? ['others'] : [])].join(' and ');
}

function formatName(name: PersonName): string {
  if (name.kind === 'literal') return `{${toLatex(name.name)}}`;
  const suffix = name.suffix === '' ? '' : `${formatNamePart(name.suffix)}, `;
  return `${formatNamePart(name.family)}, ${suffix}${formatNamePart(name.given)}`;
}

/** Formats a part of a name; in braces if it contains a comma or the words `and` or `others`, which have a meaning in BibTeX. */
function formatNamePart(part: string): string {
  const escaped = toLatex(part);
  return /,|(?:^|\s)(?:and|others)(?:\s|$)/i.test(part) ? `{${escaped}}` : escaped;
}
