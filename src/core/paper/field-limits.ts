import type { PaperFields } from './paper.ts';

/** UTF-16 units of the longest title; arXiv's longest have about 400. A longer text is in the wrong field. */
export const MAX_TITLE_LENGTH = 2_000;
/** UTF-16 units of an abstract or a summary; arXiv's form accepts 1,920 characters, theses have some 5,000. */
const MAX_ABSTRACT_LENGTH = 50_000;
/** UTF-16 units of a name (of an author, an organization, a keyword, a category) or an external id. */
const MAX_NAME_LENGTH = 500;
/** The largest collaborations have some 3,000 authors. */
const MAX_AUTHORS = 5_000;
/** Keywords, and categories. Sources list about ten. */
const MAX_KEYWORDS = 200;
/** Daily lists of thirteen years. */
export const MAX_LIST_DAYS = 5_000;
/** Longer addresses are refused by servers and not shown by Discord. */
const MAX_URL_LENGTH = 2_048;

/** Fields within the limits, or why their record was rejected. */
export type LimitedFields = { readonly fields: PaperFields } | { readonly rejected: string };

/**
 * Applies the limits of all fields to a record, whatever source it comes from; the corpus accepts nothing else.
 *
 * Rejects a record whose title or external id is too long: a part of it would name another paper. Cuts abstracts, summaries
 * and names at a whole character. Keeps the first authors, keywords and categories (the number of authors stays), and the
 * newest list days. Drops addresses and DOIs that are too long: half of one leads nowhere.
 */
export function limitFields(fields: PaperFields): LimitedFields {
  const { externalId, title } = fields;
  if (title.length > MAX_TITLE_LENGTH)
    return { rejected: `title: expected at most ${MAX_TITLE_LENGTH} characters, got ${title.length}` };
  if (externalId !== null && externalId.length > MAX_NAME_LENGTH)
    return { rejected: `id: expected at most ${MAX_NAME_LENGTH} characters, got ${externalId.length}` };
  return {
    fields: {
      ...fields,
      doi: fields.doi !== null && fields.doi.length > MAX_NAME_LENGTH ? null : fields.doi,
      abstract: cut(fields.abstract, MAX_ABSTRACT_LENGTH),
      tldr: cut(fields.tldr, MAX_ABSTRACT_LENGTH),
      keywords: names(fields.keywords, MAX_KEYWORDS),
      authors: names(fields.authors, MAX_AUTHORS),
      organization: cut(fields.organization, MAX_NAME_LENGTH),
      listedOn: fields.listedOn.slice(-MAX_LIST_DAYS),
      categories: names(fields.categories, MAX_KEYWORDS),
      url: address(fields.url),
      githubRepo: address(fields.githubRepo),
      thumbnail: address(fields.thumbnail),
    },
  };
}

function names(list: readonly string[], maxCount: number): readonly string[] {
  const first = list.length > maxCount ? list.slice(0, maxCount) : list;
  if (first.every(name => name.length <= MAX_NAME_LENGTH)) return first;
  return [...new Set(first.map(name => cut(name, MAX_NAME_LENGTH)))];
}

function address(url: string | null): string | null {
  return url !== null && url.length > MAX_URL_LENGTH ? null : url;
}

function cut(text: string, maxLength: number): string;
function cut(text: string | null, maxLength: number): string | null;
function cut(text: string | null, maxLength: number): string | null {
  if (text === null || text.length <= maxLength) return text;
  // A character and its marks have at most a few code units, so the text around the cut is enough to find its beginning.
  const from = Math.max(0, maxLength - MAX_CHARACTER_LENGTH);
  const around = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    text.slice(from, maxLength + MAX_CHARACTER_LENGTH),
  );
  const boundary = around.containing(maxLength - from)?.index ?? maxLength - from;
  return text
    .slice(0, boundary === 0 ? maxLength : from + boundary)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** UTF-16 units of the longest emoji sequences, such as a family of four with skin tones, with room to spare. */
const MAX_CHARACTER_LENGTH = 64;
