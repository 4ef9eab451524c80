import type { BibliographyFormat, KeyedReference } from './bibliography-format.ts';
import type { PersonName } from '../core/paper/person-name.ts';
import { describeUnnamedAuthors, tagsAndKeywords, type Reference } from './reference.ts';

/**
 * CSL-JSON, by the schema `csl-data.json` of citationstyles.org, which pandoc, Zotero and citeproc read. A preprint is an
 * `article` there. The ids are the keys of the BibTeX file. Tags are keywords, the user's note begins the note, and the
 * status is in `custom`, the schema's place for what it has no field for.
 */
export const cslJson: BibliographyFormat = {
  name: 'csl',
  label: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  hasKeys: true,
  start: '[\n',
  separator: ',\n',
  end: '\n]\n',
  empty: '[]\n',
  // Indented as in a list.
  formatEntry: reference => JSON.stringify([toItem(reference)], null, 2).slice('[\n'.length, -'\n]'.length),
};

function toItem(reference: KeyedReference) {
  const { key, title, authors, date, arxivId, doi, url, abstract, status } = reference;
  const keywords = tagsAndKeywords(reference);
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
    note: formatNotes(reference),
    custom: status && { status },
  };
}

function formatNotes(reference: Reference): string | undefined {
  const others = [describeUnnamedAuthors(reference), reference.summary].filter(note => note !== undefined);
  return [reference.note, others.join(' · ')].filter(Boolean).join('\n\n') || undefined;
}

function toCslName(name: PersonName) {
  if (name.kind === 'literal') return { literal: name.name };
  const { family, given, suffix } = name;
  return { family, given, suffix: suffix === '' ? undefined : suffix };
}
