import { z } from 'zod';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { parseCategory } from '../../core/paper/category.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { readJsonLines, type Reading } from '../file/json-lines.ts';
import { LONGEST_TITLE } from '../file/paper-record.ts';
import { wrongValues } from '../file/wrong-values.ts';

export interface ArxivSnapshotOptions {
  /**
   * Only papers in one of these categories, as the primary one or beside it; an archive (`cs`) stands for all of its
   * own. Case does not matter. Without any, all papers.
   */
  readonly categories?: readonly string[];
}

/** As the dump has it: `Mon, 2 Apr 2007 19:18:42 GMT`. */
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
      .refine(value => value.length <= LONGEST_TITLE, { error: `at most ${LONGEST_TITLE} characters` }),
    abstract: text.nullish(),
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
 * Papers of arXiv's metadata as a dump of JSON lines (`arxiv-metadata-oai-snapshot.json`), some three million of them,
 * read as they come. A line that is no such record is rejected and the rest goes on. Authors' names are told as people
 * write them, not in LaTeX; titles and abstracts as arXiv has them.
 */
export function readArxivSnapshot(
  lines: AsyncIterable<string>,
  { categories = [] }: ArxivSnapshotOptions = {},
): AsyncGenerator<SourceRecord, void> {
  const wanted = categories.map(category => category.trim().toLowerCase());
  return readJsonLines(lines, value => (isOf(wanted, value) ? parseSnapshotRecord(value) : undefined));
}

const withCategories = z.object({ categories: z.string() });

/** Before anything else is read: of three million lines most are not asked for. A line without categories is wanted by none. */
function isOf(wanted: readonly string[], value: unknown): boolean {
  if (wanted.length === 0) return true;
  const told = withCategories.safeParse(value).data?.categories.toLowerCase().split(/\s+/) ?? [];
  return told.some(category => wanted.includes(category) || wanted.includes(category.replace(/\..*$/s, '')));
}

function parseSnapshotRecord(value: unknown): Reading {
  const result = schema.safeParse(value);
  if (!result.success) return { rejected: wrongValues(result.error, value) };
  const { id, title, abstract, categories, authors_parsed: names, versions } = result.data;
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
    abstract: abstract || null,
    authors,
    authorCount: authors.length || null,
    categories: categoriesIn(categories ?? ''),
    publishedAt,
  };
  return { fields };
}

function categoriesIn(told: string): string[] {
  const all = told.split(' ').map(parseCategory);
  return [...new Set(all.filter(category => category !== undefined))];
}

/** `[family, given, suffix]`; a collaboration has a family name alone. What stands behind them is no name. */
function naturalName([family, given, suffix]: readonly (string | null)[]): string {
  return cleanText(readableText([given, family, suffix].filter(Boolean).join(' ')));
}

function dayOf(created: string): string | undefined {
  const time = CREATED.test(created) ? Date.parse(created) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
