import type { Insertable, Selectable } from 'kysely';
import type { Paper, PaperFields } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import type { SqlDialect } from '../dialect/sql-dialect.ts';

/** A paper's columns, and its list days. */
export type PaperRow = Selectable<Schema['papers']> & { listed_on: string };

/** Returns the SQL of a paper's list days as a JSON array, ascending. */
export function listedOnSql({ jsonListSql }: SqlDialect): string {
  return `(SELECT ${jsonListSql('day')} FROM (SELECT day FROM listings WHERE paper_id = papers.id ORDER BY day) AS days)`;
}

/** Converts a row to a paper. */
export function toPaper(row: PaperRow): Paper {
  return {
    id: row.id,
    rev: row.rev,
    externalId: row.own_id,
    arxivId: row.arxiv_id,
    doi: row.doi,
    title: row.title,
    abstract: row.abstract,
    tldr: row.tldr,
    keywords: readStrings(row.keywords),
    authors: readStrings(row.authors),
    authorCount: row.author_count,
    organization: row.organization,
    publishedAt: row.published_at,
    listedOn: readStrings(row.listed_on),
    upvotes: row.upvotes,
    comments: row.comments,
    categories: readStrings(row.categories),
    url: row.url,
    githubRepo: row.github_repo,
    thumbnail: row.thumbnail,
    isWithdrawn: row.withdrawn === 1,
  };
}

/** Converts fields to the columns of a paper, without list days; `key` is the key of its title. */
export function toRow(fields: PaperFields, key: string, rev: number): Insertable<Schema['papers']> {
  return {
    rev,
    own_id: fields.externalId,
    arxiv_id: fields.arxivId,
    doi: fields.doi,
    title_key: key,
    title: fields.title,
    abstract: fields.abstract,
    tldr: fields.tldr,
    keywords: JSON.stringify(fields.keywords),
    authors: JSON.stringify(fields.authors),
    author_count: fields.authorCount,
    organization: fields.organization,
    published_at: fields.publishedAt,
    is_listed: fields.listedOn.length > 0 ? 1 : 0,
    upvotes: fields.upvotes,
    comments: fields.comments,
    categories: JSON.stringify(fields.categories),
    url: fields.url,
    github_repo: fields.githubRepo,
    thumbnail: fields.thumbnail,
    withdrawn: fields.isWithdrawn ? 1 : 0,
  };
}

/** Parses a JSON array of strings in a column that only `toRow` writes. */
function readStrings(json: string): string[] {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value))
    throw new TypeError(`expected a JSON array in the database, found ${json.slice(0, 80)}`);
  return value.map(String);
}
