import { withKeys, type KeyedReference } from './citation-keys.ts';
import { toLatex } from './latex-source.ts';
import { latexTitle } from './latex-title.ts';
import { escapeLatex } from './latex.ts';
import type { Name } from './name.ts';
import type { Entry, Reference } from './reference.ts';

/** BibTeX's own names of the months, which styles translate. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Entries as BibTeX in UTF-8: each a `@misc` with arXiv's eprint fields, as arXiv itself exports them, since a corpus
 * of preprints knows no journals. Titles and names keep the LaTeX they have.
 */
export function writeBibtex(entries: readonly Entry[]): string {
  return withKeys(entries).map(entryOf).join('\n');
}

function entryOf(reference: KeyedReference): string {
  const { key, date, arxivId, doi, url, categories, keywords, abstract, summary } = reference;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', braced(latexTitle(reference.title))],
    ['author', braced(authorsOf(reference))],
    ['year', braced(date?.year)],
    ['month', date?.month === undefined ? undefined : MONTHS[Number(date.month) - 1]],
    ['eprint', braced(arxivId)],
    // One word for two readers: BibTeX styles know the first name, biblatex and Zotero the second.
    ['archivePrefix', arxivId === undefined ? undefined : '{arXiv}'],
    ['eprinttype', arxivId === undefined ? undefined : '{arXiv}'],
    ['primaryClass', arxivId === undefined ? undefined : braced(categories[0], escapeLatex)],
    ['doi', braced(doi)],
    ['url', braced(url)],
    ['keywords', keywords.length === 0 ? undefined : braced(keywords.join(', '), escapeLatex)],
    ['abstract', braced(abstract, escapeLatex)],
    // `note` would be printed in the list of references.
    ['annote', braced(summary, escapeLatex)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]));
  return `@misc{${key},\n${lines.join('\n')}\n}\n`;
}

function braced(
  text: string | undefined,
  escape: (text: string) => string = plain => plain,
): string | undefined {
  return text === undefined ? undefined : `{${escape(text)}}`;
}

function authorsOf({ authors, unnamed }: Reference): string | undefined {
  if (authors.length === 0) return undefined;
  return [...authors.map(nameOf), ...(unnamed > 0 ? ['others'] : [])].join(' and ');
}

function nameOf(name: Name): string {
  if (name.kind === 'literal') return `{${toLatex(name.name)}}`;
  return [name.family, ...(name.suffix === '' ? [] : [name.suffix]), name.given].map(partOf).join(', ');
}

/** A part of a name; one with the word `and` or a comma in it would be taken for two. */
function partOf(part: string): string {
  const escaped = toLatex(part);
  return /,|(?:^|\s)(?:and|others)(?:\s|$)/i.test(part) ? `{${escaped}}` : escaped;
}
