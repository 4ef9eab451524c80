import { withKeys, type KeyedReference } from './citation-keys.ts';
import type { Name } from './name.ts';
import { unnamedWords, type Entry } from './reference.ts';

/**
 * Entries as CSL-JSON, by the schema `csl-data.json` of citationstyles.org: what pandoc, Zotero and citeproc read. A
 * preprint is an `article` there. The ids are the keys of the BibTeX file.
 */
export function writeCslJson(entries: readonly Entry[]): string {
  return `${JSON.stringify(withKeys(entries).map(itemOf), null, 2)}\n`;
}

function itemOf(reference: KeyedReference) {
  const { key, title, authors, date, arxivId, doi, url, keywords, abstract, summary } = reference;
  const notes = [unnamedWords(reference), summary].filter(note => note !== undefined);
  // JSON leaves out what is undefined.
  return {
    id: key,
    type: 'article',
    title,
    author: authors.length === 0 ? undefined : authors.map(nameOf),
    issued: date && {
      'date-parts': [[date.year, date.month, date.day].filter(part => part !== undefined).map(Number)],
    },
    ...(arxivId === undefined
      ? {}
      : { genre: 'preprint', publisher: 'arXiv', number: `arXiv:${arxivId}`, DOI: doi }),
    URL: url,
    abstract,
    keyword: keywords.length === 0 ? undefined : keywords.join(', '),
    note: notes.length === 0 ? undefined : notes.join(' · '),
  };
}

function nameOf(name: Name) {
  if (name.kind === 'literal') return { literal: name.name };
  const { family, given, suffix } = name;
  return { family, given, suffix: suffix === '' ? undefined : suffix };
}
