import { withCitationKeys, type KeyedReference } from './citation-keys.ts';
import type { PersonName } from '../core/paper/person-name.ts';
import { describeUnnamedAuthors, type BibliographyEntry } from './reference.ts';

/**
 * Writes entries as CSL-JSON, by the schema `csl-data.json` of citationstyles.org, which pandoc, Zotero and citeproc
 * read. A preprint is an `article` there. The ids are the keys of the BibTeX file.
 */
export function writeCslJson(entries: readonly BibliographyEntry[]): string {
  return `${JSON.stringify(withCitationKeys(entries).map(toItem), null, 2)}\n`;
}

function toItem(reference: KeyedReference) {
  const { key, title, authors, date, arxivId, doi, url, keywords, abstract, summary } = reference;
  const notes = [describeUnnamedAuthors(reference), summary].filter(note => note !== undefined);
  // JSON.stringify omits `undefined` values.
  return {
    id: key,
    type: 'article',
    title,
    author: authors.length === 0 ? undefined : authors.map(toCslName),
    issued: date && {
      'date-parts': [[date.year, date.month, date.day].filter(part => part !== undefined).map(Number)],
    },
    ...(arxivId === undefined ? {} : { genre: 'preprint', publisher: 'arXiv', number: `arXiv:${arxivId}` }),
    DOI: doi,
    URL: url,
    abstract,
    keyword: keywords.length === 0 ? undefined : keywords.join(', '),
    note: notes.length === 0 ? undefined : notes.join(' · '),
  };
}

function toCslName(name: PersonName) {
  if (name.kind === 'literal') return { literal: name.name };
  const { family, given, suffix } = name;
  return { family, given, suffix: suffix === '' ? undefined : suffix };
}
