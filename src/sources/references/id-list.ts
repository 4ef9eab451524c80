import type { ReadReference, ReferenceFields } from '../../core/library/library-import.ts';
import { findArxivIds, isOfKnownArchive } from '../../core/paper/arxiv-id.ts';
import { parseDoi } from '../../core/paper/doi.ts';
import { findOtherLinks, parseReference, type PaperReference } from '../../core/paper/paper-reference.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { isLookedUp, readReferenceWords } from './reference-words.ts';
import { textLines } from './text-lines.ts';

/** UTF-16 units of a line; a reference with all its authors has a thousand. */
const MAX_LINE_LENGTH = 10_000;

/** Lines between two pauses. */
const PAUSE_LINES = 1_000;

/** The mark or number of an entry of a list. */
const LIST_MARK = /^\s*(?:[-*•+]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+/;

const BARE_DOI = /(?<![\w/.])10\.\d{4,9}\/[^\s,;<>"]+/g;

/** Reads a list of arXiv ids, DOIs and links: one on a line, several, or within a text. Yields `undefined` now and then between lines. */
export function* readIdList(text: string): Generator<ReadReference | undefined, void> {
  let line = 0;
  for (const content of textLines(text, MAX_LINE_LENGTH + 1)) {
    line += 1;
    if (line % PAUSE_LINES === 0) yield undefined;
    if (content.trim() === '') continue;
    if (content.length > MAX_LINE_LENGTH) {
      yield { line, rejected: `a line of more than ${MAX_LINE_LENGTH} characters` };
      continue;
    }
    const entry = content.replace(LIST_MARK, '');
    const { references, unread } = readReferenceWords(entry) ?? {
      references: referencesIn(entry),
      unread: [],
    };
    for (const reference of references) yield { line, fields: toFields(reference) };
    for (const part of references.length === 0 ? [content] : unread)
      yield { line, rejected: `no id and no link: “${excerpt(cleanText(part))}”` };
  }
}

/** Returns the ids and links of a line that has nothing else; none of any other line. */
export function readIdLine(content: string): ReferenceFields[] {
  const entry = content.replace(LIST_MARK, '');
  const whole = parseReference(entry);
  if (whole && isLookedUp(whole)) return [toFields(whole)];
  const { references, unread } = readReferenceWords(entry) ?? { references: [], unread: [] };
  return unread.length > 0 ? [] : references.map(toFields);
}

function referencesIn(line: string): PaperReference[] {
  const whole = parseReference(line);
  if (whole && isLookedUp(whole)) return [whole];
  const ids = findArxivIds(line)
    .filter(isOfKnownArchive)
    .map(({ id }) => ({ kind: 'arxiv', arxivId: id }) as const);
  const links = findOtherLinks(line);
  const known = new Set(links.map(link => (link.kind === 'doi' ? link.doi : link.address)));
  const dois = [...line.matchAll(BARE_DOI)]
    .map(([text]) => parseDoi(text))
    .filter(doi => doi !== undefined && !known.has(doi) && !doi.startsWith('10.48550/'));
  return [
    ...ids,
    ...links,
    ...[...new Set(dois)].flatMap(doi => (doi === undefined ? [] : [{ kind: 'doi', doi } as const])),
  ];
}

function toFields(reference: PaperReference): ReferenceFields {
  return {
    title: null,
    arxivId: reference.kind === 'arxiv' ? reference.arxivId : null,
    doi: reference.kind === 'doi' ? reference.doi : null,
    url: reference.kind === 'address' ? reference.address : null,
    authors: [],
    publishedAt: null,
    keywords: [],
  };
}
