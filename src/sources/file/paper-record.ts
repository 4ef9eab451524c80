import { z } from 'zod';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import type { PaperFields } from '../../core/paper/paper.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { isFullDate, isPartialDate } from '../../core/time/partial-date.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { wrongValues } from './wrong-values.ts';

/** A paper as one line of JSON: in the starter file, at ingest, in exports. Absent facts are left out. */
export interface PaperRecord {
  id?: string;
  arxivId?: string;
  title: string;
  abstract?: string;
  tldr?: string;
  keywords?: readonly string[];
  authors?: readonly string[];
  authorCount?: number;
  organization?: string;
  publishedAt?: string;
  listedOn?: readonly string[];
  upvotes?: number;
  comments?: number;
  categories?: readonly string[];
  url?: string;
  githubRepo?: string;
  thumbnail?: string;
}

/** arXiv's longest titles have about 400 characters; past this it is another text in the wrong place. */
export const LONGEST_TITLE = 2_000;

// Messages say what is expected; the reason of a rejection puts field and value around them.
const text = z.string({ error: 'a string' }).transform(value => cleanText(value) || null);
const externalId = z
  .union([z.string(), z.int().transform(String)], { error: 'a string' })
  .transform(value => cleanText(value) || null);
const title = z
  .string({ error: 'a title' })
  .transform(cleanText)
  .refine(value => value !== '', { error: 'a title that is not empty' })
  .refine(value => value.length <= LONGEST_TITLE, { error: `at most ${LONGEST_TITLE} characters` });
const count = z.int({ error: 'a whole number from 0 on' }).min(0, { error: 'a whole number from 0 on' });
const arxivId = z.string({ error: 'an arXiv id such as "2602.23229"' }).transform((value, context) => {
  if (cleanText(value) === '') return null;
  const parsed = parseArxivId(cleanText(value));
  if (parsed) return parsed.id;
  context.addIssue('an arXiv id such as "2602.23229"');
  return z.NEVER;
});
const publishedAt = z
  .string({ error: 'a date YYYY, YYYY-MM or YYYY-MM-DD' })
  .trim()
  .refine(isPartialDate, { error: 'a date YYYY, YYYY-MM or YYYY-MM-DD' });
const day = z.string({ error: 'a day YYYY-MM-DD' }).trim().refine(isFullDate, { error: 'a day YYYY-MM-DD' });
const webAddress = z
  .string({ error: 'an http or https address' })
  .transform(cleanText)
  .refine(isWebAddress, { error: 'an http or https address' });

const strings = z.array(text.nullable(), { error: 'a list of strings' }).transform(present);
const authors = z.union(
  [
    z
      .array(z.union([text, z.object({ name: text }).transform(author => author.name)]).nullable())
      .transform(present),
    z.string().transform(line => splitAuthorLine(cleanText(line))),
  ],
  { error: 'a list of names' },
);

const schema = z.object(
  {
    id: externalId.optional(),
    arxivId: arxivId.optional(),
    title,
    abstract: text.optional(),
    tldr: text.optional(),
    keywords: strings.optional(),
    authors: authors.optional(),
    authorCount: count.optional(),
    organization: text.optional(),
    publishedAt: publishedAt.optional(),
    listedOn: z.array(day, { error: 'a list of days YYYY-MM-DD' }).optional(),
    upvotes: count.optional(),
    comments: count.optional(),
    categories: strings.optional(),
    url: webAddress.optional(),
    githubRepo: text.optional(),
    thumbnail: webAddress.optional(),
  },
  { error: 'a JSON object' },
);

/**
 * Reads a decoded JSON value as a paper. Unknown keys are passed over, `null` counts as absent; a wrong value refuses
 * the record, and the reason names each field, what stood there and what belongs there.
 */
export function parsePaperRecord(value: unknown): { fields: PaperFields } | { rejected: string } {
  const told = withoutNulls(value);
  const result = schema.safeParse(told);
  if (!result.success) return { rejected: wrongValues(result.error, told) };
  return { fields: toFields(result.data) };
}

function toFields(told: z.output<typeof schema>): PaperFields {
  const named = told.authors ?? [];
  return {
    externalId: told.id ?? null,
    arxivId: told.arxivId ?? null,
    title: told.title,
    abstract: told.abstract ?? null,
    tldr: told.tldr ?? null,
    keywords: unique(told.keywords ?? []),
    authors: named,
    // A record cannot count fewer authors than it names; a count of none is no count.
    authorCount: told.authorCount ? Math.max(told.authorCount, named.length) : null,
    organization: told.organization ?? null,
    publishedAt: told.publishedAt ?? null,
    listedOn: unique(told.listedOn ?? []).toSorted(),
    upvotes: told.upvotes ?? null,
    comments: told.comments ?? null,
    categories: unique(told.categories ?? []),
    url: told.url ?? null,
    githubRepo: told.githubRepo ?? null,
    thumbnail: told.thumbnail ?? null,
  };
}

/** A paper in the JSON lines form; `parsePaperRecord` reads it back to the same fields. */
export function toRecord(paper: PaperFields): PaperRecord {
  return {
    ...(paper.externalId !== null && { id: paper.externalId }),
    ...(paper.arxivId !== null && { arxivId: paper.arxivId }),
    title: paper.title,
    ...(paper.abstract !== null && { abstract: paper.abstract }),
    ...(paper.tldr !== null && { tldr: paper.tldr }),
    ...(paper.keywords.length > 0 && { keywords: paper.keywords }),
    ...(paper.authors.length > 0 && { authors: paper.authors }),
    ...(paper.authorCount !== null && { authorCount: paper.authorCount }),
    ...(paper.organization !== null && { organization: paper.organization }),
    ...(paper.publishedAt !== null && { publishedAt: paper.publishedAt }),
    ...(paper.listedOn.length > 0 && { listedOn: paper.listedOn }),
    ...(paper.upvotes !== null && { upvotes: paper.upvotes }),
    ...(paper.comments !== null && { comments: paper.comments }),
    ...(paper.categories.length > 0 && { categories: paper.categories }),
    ...(paper.url !== null && { url: paper.url }),
    ...(paper.githubRepo !== null && { githubRepo: paper.githubRepo }),
    ...(paper.thumbnail !== null && { thumbnail: paper.thumbnail }),
  };
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== null));
}

function isWebAddress(value: string): boolean {
  return parseUrl(value) !== undefined && /^https?:\/\//i.test(value);
}

/** `A. Author, B. Author and C. Author`, or names behind semicolons where they hold commas themselves. */
function splitAuthorLine(line: string): string[] {
  const names = line.includes(';') ? line.split(';') : line.split(/,\s*(?:and\s+)?|\s+and\s+/);
  return present(names.map(name => name.trim() || null));
}

function present(values: readonly (string | null)[]): string[] {
  return values.filter(value => value !== null);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
