import * as z from 'zod';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { parseCategory } from '../../core/paper/category.ts';
import { firstDoi } from '../../core/paper/doi.ts';
import { saysWithdrawn } from '../../core/paper/withdrawn.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { readJsonLines, type ParseResult } from '../file/json-lines.ts';
import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';
import { describeValidationErrors } from '../file/validation-errors.ts';

export interface ArxivSnapshotOptions {
  /**
   * Only papers in one of these categories, primary or not; an archive (`cs`) includes all its categories. Case does not
   * matter. If the list is empty, all papers.
   */
  readonly categories?: readonly string[];
}

/** A date as the dump writes it: `Mon, 2 Apr 2007 19:18:42 GMT`. */
const CREATED = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/;

const text = z.string({ error: 'a string' }).transform(cleanText);
const schema = z.object(
  {
    id: text.transform((value, context) => {
      const parsed = parseArxivId(value);
      if (parsed) return parsed.id;
      context.addIssue('an arXiv id such as "0704.0001"');
      return z.NEVER;
    }),
    title: text
      .refine(value => value !== '', { error: 'a title that is not empty' })
      .refine(value => value.length <= MAX_TITLE_LENGTH, { error: `at most ${MAX_TITLE_LENGTH} characters` }),
    abstract: text.nullish(),
    comments: text.nullish(),
    doi: text.nullish(),
    categories: text.nullish(),
    authors_parsed: z
      .array(z.array(z.string().nullable()), { error: 'a list of [family, given, suffix]' })
      .nullish(),
    versions: z
      .array(z.object({ version: z.string(), created: z.string() }), {
        error: 'a list of versions with their dates',
      })
      .nullish(),
  },
  { error: 'a JSON object' },
);

/**
 * Reads arXiv's metadata dump of about three million JSON lines (`arxiv-metadata-oai-snapshot.json`) as a stream. An
 * invalid line is yielded as rejected. Authors' names are converted from LaTeX; titles and abstracts are not.
 */
export function readArxivSnapshot(
  lines: AsyncIterable<string>,
  { categories = [] }: ArxivSnapshotOptions = {},
): AsyncGenerator<SourceRecord, void> {
  const wanted = categories.map(category => category.trim().toLowerCase());
  return readJsonLines(lines, value =>
    isInCategories(wanted, value) ? parseSnapshotRecord(value) : undefined,
  );
}

const withCategories = z.object({ categories: z.string() });

/**
 * Returns true if a line is in one of the categories; without categories it is in none. Checked before the rest is
 * parsed: most of three million lines are not wanted.
 */
function isInCategories(wanted: readonly string[], value: unknown): boolean {
  if (wanted.length === 0) return true;
  const found = withCategories.safeParse(value).data?.categories.toLowerCase().split(/\s+/) ?? [];
  return found.some(category => wanted.includes(category) || wanted.includes(category.replace(/\..*$/s, '')));
}

function parseSnapshotRecord(value: unknown): ParseResult {
  const result = schema.safeParse(value);
  if (!result.success) return { rejected: describeValidationErrors(result.error, value) };
  const { id, title, abstract, comments, doi, categories, authors_parsed: names, versions } = result.data;
  const created = (versions ?? []).find(({ version }) => version === 'v1')?.created.trim();
  const publishedAt = created === undefined ? null : dayOf(created);
  if (publishedAt === undefined) {
    return {
      rejected: `versions: expected a date such as "Mon, 2 Apr 2007 19:18:42 GMT", got "${cleanText(created ?? '').slice(0, 60)}"`,
    };
  }
  const authors = (names ?? []).map(naturalName).filter(name => name !== '');
  const fields: PaperFields = {
    ...emptyPaper(title),
    arxivId: id,
    doi: firstDoi(doi ?? ''),
    isWithdrawn: saysWithdrawn({ abstract: null, comment: comments ?? '' }),
    abstract: abstract || null,
    authors,
    authorCount: authors.length || null,
    categories: parseCategories(categories ?? ''),
    publishedAt,
  };
  return { fields };
}

function parseCategories(list: string): string[] {
  const all = list.split(' ').map(parseCategory);
  return [...new Set(all.filter(category => category !== undefined))];
}

/** Formats `[family, given, suffix]`; a collaboration has a family name only. Further elements are not names. */
function naturalName([family, given, suffix]: readonly (string | null)[]): string {
  return cleanText(readableText([given, family, suffix].filter(Boolean).join(' ')));
}

function dayOf(created: string): string | undefined {
  const time = CREATED.test(created) ? Date.parse(created) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
