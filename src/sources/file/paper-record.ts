import * as z from 'zod';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { parseCategory } from '../../core/paper/category.ts';
import { parseDoi, publisherDoi } from '../../core/paper/doi.ts';
import { MAX_TITLE_LENGTH } from '../../core/paper/field-limits.ts';
import type { PaperFields } from '../../core/paper/paper.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { isFullDate, isPartialDate } from '../../core/time/partial-date.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { utcDay } from '../utc-day.ts';
import { describeValidationErrors } from './validation-errors.ts';

/** A paper as one line of JSON: in the starter file, at ingest, in exports. Missing values are left out. */
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
  doi?: string;
  withdrawn?: boolean;
  githubRepo?: string;
  thumbnail?: string;
}

// Errors name the expected value; `describeValidationErrors` adds the field and the value found.
const text = z.string({ error: 'a string' }).transform(value => cleanText(value) || null);
const externalId = z
  .union([z.string(), z.int().transform(String)], { error: 'a string' })
  .transform(value => cleanText(value) || null);
const title = z
  .string({ error: 'a title' })
  .transform(cleanText)
  .refine(value => value !== '', { error: 'a title that is not empty' })
  .refine(value => value.length <= MAX_TITLE_LENGTH, { error: `at most ${MAX_TITLE_LENGTH} characters` });
const count = z.int({ error: 'a whole number from 0 on' }).min(0, { error: 'a whole number from 0 on' });
const arxivId = z.string({ error: 'an arXiv id such as "2602.23229"' }).transform((value, context) => {
  if (cleanText(value) === '') return null;
  const parsed = parseArxivId(cleanText(value));
  if (parsed) return parsed.id;
  context.addIssue('an arXiv id such as "2602.23229"');
  return z.NEVER;
});
const doi = z.string({ error: 'a DOI such as "10.1000/182"' }).transform((value, context) => {
  if (cleanText(value) === '') return null;
  const parsed = parseDoi(cleanText(value));
  if (parsed !== undefined) return parsed;
  context.addIssue('a DOI such as "10.1000/182"');
  return z.NEVER;
});
const publishedAt = z.string({ error: 'a date YYYY, YYYY-MM or YYYY-MM-DD' }).transform((value, context) => {
  const date = utcDay(value) ?? value.trim();
  if (date === '') return null;
  if (isPartialDate(date)) return date;
  context.addIssue('a date YYYY, YYYY-MM or YYYY-MM-DD');
  return z.NEVER;
});
const day = z.string({ error: 'a day YYYY-MM-DD' }).trim().refine(isFullDate, { error: 'a day YYYY-MM-DD' });
const webAddress = z
  .string({ error: 'an http or https address' })
  .transform(cleanText)
  .refine(isWebAddress, { error: 'an http or https address' });

const strings = z.array(text.nullable(), { error: 'a list of strings' }).transform(nonNull);
const authors = z.union(
  [
    z
      .array(z.union([text, z.object({ name: text }).transform(author => author.name)]).nullable())
      .transform(nonNull),
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
    doi: doi.optional(),
    withdrawn: z.boolean({ error: 'true or false' }).optional(),
    githubRepo: text.optional(),
    thumbnail: webAddress.optional(),
  },
  { error: 'a JSON object' },
);

/**
 * Parses a decoded JSON value as a paper. Unknown keys are ignored and `null` counts as missing. An invalid value rejects
 * the record, with a reason that names each such field, its value and the expected one.
 */
export function parsePaperRecord(value: unknown): { fields: PaperFields } | { rejected: string } {
  const present = withoutNulls(value);
  const result = schema.safeParse(present);
  if (!result.success) return { rejected: describeValidationErrors(result.error, present) };
  return { fields: toFields(result.data) };
}

function toFields(record: z.output<typeof schema>): PaperFields {
  const names = record.authors ?? [];
  return {
    externalId: record.id ?? null,
    // arXiv's own DOIs say which arXiv paper it is, and so do addresses.
    arxivId: record.arxivId ?? (parseArxivId(record.doi ?? '') ?? parseArxivId(record.url ?? ''))?.id ?? null,
    doi: publisherDoi(record.doi ?? '') ?? publisherDoi(record.url ?? ''),
    title: record.title,
    abstract: record.abstract ?? null,
    tldr: record.tldr ?? null,
    keywords: unique(record.keywords ?? []),
    authors: names,
    // At least the number of names; 0 means unknown.
    authorCount: record.authorCount ? Math.max(record.authorCount, names.length) : null,
    organization: record.organization ?? null,
    publishedAt: record.publishedAt ?? null,
    listedOn: unique(record.listedOn ?? []).toSorted(),
    upvotes: record.upvotes ?? null,
    comments: record.comments ?? null,
    categories: unique((record.categories ?? []).map(name => parseCategory(name) ?? name)),
    url: record.url ?? null,
    githubRepo: record.githubRepo ?? null,
    thumbnail: record.thumbnail ?? null,
    isWithdrawn: record.withdrawn ?? false,
  };
}

/** Converts a paper to the JSON lines form; `parsePaperRecord` reads it back to the same fields. */
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
    ...(paper.doi !== null && { doi: paper.doi }),
    ...(paper.isWithdrawn && { withdrawn: true }),
    ...(paper.githubRepo !== null && { githubRepo: paper.githubRepo }),
    ...(paper.thumbnail !== null && { thumbnail: paper.thumbnail }),
  };
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null));
}

function isWebAddress(value: string): boolean {
  return parseUrl(value) !== undefined && /^https?:\/\//i.test(value);
}

/** Splits `A. Author, B. Author and C. Author`, or at semicolons where names contain commas. */
function splitAuthorLine(line: string): string[] {
  const names = line.includes(';') ? line.split(';') : line.split(/,\s*(?:and\s+)?|\s+and\s+/);
  return nonNull(names.map(name => name.trim() || null));
}

function nonNull(values: readonly (string | null)[]): string[] {
  return values.filter(value => value !== null);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
