import { findArxivIds, isOfKnownArchive, parseArxivId } from '../../core/paper/arxiv-id.ts';
import { publisherDoi } from '../../core/paper/doi.ts';
import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';
import type { ReferenceFields } from '../../core/library/library-import.ts';
import { isReadingStatus, MAX_JOINED_NOTE_LENGTH } from '../../core/library/library-item.ts';
import { fullName } from '../../core/paper/person-name.ts';
import { withoutHtml } from '../../core/text/html-markup.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { cleanLines, cleanText } from '../../core/text/untrusted-text.ts';
import { isPartialDate, type PartialDate } from '../../core/time/partial-date.ts';

/** Authors that are kept of a reference: enough to tell papers of one title apart. */
export const MAX_AUTHORS = 50;
/** Keywords that are kept of a reference; a paper has at most 20 tags. */
export const MAX_KEYWORDS = 50;
/** UTF-16 units of a name, a keyword, a DOI or an address; longer ones are none, but for keywords, which are cut. */
export const MAX_VALUE_LENGTH = 500;
/** UTF-16 units of a text in which identifiers are looked for. */
const MAX_MENTION_LENGTH = 2_000;

/** The fields of a reference as a file has them. */
export interface RawReference {
  readonly title: string;
  /** Names in natural order. */
  readonly authors: readonly string[];
  readonly doi: string;
  readonly urls: readonly string[];
  /** Values that may be an arXiv id. */
  readonly identifiers: readonly string[];
  /** Values that may mention an arXiv id, such as `arXiv preprint arXiv:2312.00752`. */
  readonly mentions: readonly string[];
  /** Free texts, which may mention other papers: only a line such as `arXiv:2312.00752 [cs]` is an id of this one. */
  readonly notes: readonly string[];
  /** `2023`, `2023-12`, `2023/12/01` or a text with a year. */
  readonly date: string;
  readonly keywords: readonly string[];
  /** The user's own notes, one after another; they may be HTML, as Zotero has them. */
  readonly ownNotes?: readonly string[];
  /** A status as an export writes it; any other is none. */
  readonly status?: string;
}

/** Returns what identifies the paper of a reference, or why it names none. */
export function toReferenceFields(
  raw: RawReference,
): { readonly fields: ReferenceFields } | { readonly rejected: string } {
  const title = cleanText(withoutHtml(raw.title));
  if (title.length > MAX_TITLE_LENGTH)
    return { rejected: `title: expected at most ${MAX_TITLE_LENGTH} characters` };
  const arxivId = arxivIdOf(raw);
  const doi = [raw.doi, ...raw.urls].map(publisherDoi).find(each => each !== null) ?? null;
  const url = raw.urls.map(cleanText).find(each => isWebAddress(each) && !parseArxivId(each)) ?? null;
  if (title === '' && arxivId === null && doi === null && url === null)
    return { rejected: 'no title, id or link' };
  return {
    fields: {
      title: title === '' ? null : title,
      arxivId,
      doi: doi !== null && doi.length > MAX_VALUE_LENGTH ? null : doi,
      url,
      authors: values(raw.authors).slice(0, MAX_AUTHORS),
      publishedAt: toDate(raw.date),
      // One that is too long for a tag is counted by the import.
      keywords: values(raw.keywords.map(text => text.slice(0, MAX_VALUE_LENGTH)))
        .filter(text => !/^["“”'\s]*$/.test(text))
        .slice(0, MAX_KEYWORDS),
      ...attachmentsOf(raw),
    },
  };
}

/** Lines that Zotero writes into notes for what a format has no field for. */
const PROGRAM_LINE = /^(?:arXiv|DOI|PMID|PMCID|ISBN|ISSN|OCLC|Citation Key|tex\.\w+)\s*:/i;

/** Returns what a user attached to the paper in another library. */
function attachmentsOf({
  ownNotes = [],
  status = '',
}: RawReference): Pick<ReferenceFields, 'note' | 'status'> {
  const texts = ownNotes.filter(text => text.trim() !== '').join('\n\n');
  const lines = cleanLines(texts.slice(0, MAX_JOINED_NOTE_LENGTH)).split('\n');
  const note = cleanLines(lines.filter(line => !PROGRAM_LINE.test(line)).join('\n'));
  return {
    ...(note === '' ? {} : { note }),
    ...(isReadingStatus(status) ? { status } : {}),
  };
}

/** Returns a name in natural order of `Family, Given` or `Family, Given, Suffix`; any other name as it is. */
export function naturalName(name: string): string {
  const [family = '', given = '', suffix = ''] = name
    .slice(0, MAX_VALUE_LENGTH)
    .split(',')
    .map(part => part.trim());
  return fullName({ kind: 'person', family, given, suffix });
}

function arxivIdOf({ doi, urls, identifiers, mentions, notes }: RawReference): string | null {
  for (const text of [...identifiers, doi, ...urls, ...notes.flatMap(arxivLines)]) {
    // Zotero has `2312.00752 [cs]` there, and `arXiv:2312.00752 [cs]` in one line of several.
    const id = text.length > MAX_VALUE_LENGTH ? undefined : parseArxivId(cleanText(text));
    // arXiv refuses a request for all papers if one id has no archive of its own.
    if (id && isOfKnownArchive(id)) return id.id;
  }
  const mentioning = [...identifiers, ...mentions].filter(text => /arxiv/i.test(text));
  const ids = findArxivIds(mentioning.map(text => text.slice(0, MAX_MENTION_LENGTH)).join('\n'));
  return ids.find(isOfKnownArchive)?.id ?? null;
}

/** Returns the lines of a note that begin as an arXiv id does. */
function arxivLines(note: string): string[] {
  return note
    .slice(0, MAX_MENTION_LENGTH)
    .split('\n')
    .filter(line => /^\s*arxiv\s*[:.]/i.test(line));
}

/** Returns as much of a date as is valid, or the first year in a text. */
function toDate(text: string): PartialDate | null {
  const [, year, month, day] =
    /(?<!\d)(\d{4})(?:[-/](\d{1,2})(?!\d)(?:[-/](\d{1,2})(?!\d))?)?/.exec(text.slice(0, MAX_VALUE_LENGTH)) ??
    [];
  const parts = [year, month, day].filter(part => part !== undefined).map(part => part.padStart(2, '0'));
  const dates = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return dates.find(isPartialDate) ?? null;
}

function values(texts: readonly string[]): string[] {
  const cleaned = texts.map(text => cleanText(text.slice(0, MAX_VALUE_LENGTH + 1)));
  return [...new Set(cleaned.filter(text => text !== '' && text.length <= MAX_VALUE_LENGTH))];
}

function isWebAddress(text: string): boolean {
  return text.length <= MAX_VALUE_LENGTH && /^https?:\/\//i.test(text) && parseUrl(text) !== undefined;
}
