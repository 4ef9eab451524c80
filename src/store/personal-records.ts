import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PersonalData, PersonalRecord } from '../core/personal-data.ts';
import type { Schema } from './database/schema.ts';
import { valuesOf } from './database/values-of.ts';
import { DELETED_BY_USER, directPosts } from './user-columns.ts';

/** Tables whose rows `PersonalData` has in a form of its own. */
const SHOWN_OTHERWISE: ReadonlySet<string> = new Set(['save_origins', 'unmatched_reactions']);

/** Rows about a user that other rows of theirs lead to. */
const FURTHER_RECORDS: Readonly<Record<string, (userId: string) => RawBuilder<unknown>>> = {
  library_import_references: userId =>
    sql`library_import_references WHERE import_id IN (SELECT id FROM library_imports WHERE user_id = ${userId})`,
  subscription_papers: userId =>
    sql`subscription_papers WHERE subscription_id IN (SELECT id FROM subscriptions WHERE user_id = ${userId})`,
  posted_messages: userId => sql`posted_messages WHERE shared_by = ${userId} OR ${directPosts(userId)}`,
  posted_papers: userId =>
    sql`posted_papers WHERE message_id IN (SELECT message_id FROM posted_messages WHERE ${directPosts(userId)})`,
  // As the index has it.
  deliveries: userId => sql`deliveries WHERE target_kind = 'dm' AND target_id = ${userId}`,
};

/** Returns the rows about a user in all tables, without the user's id. Pauses between tables. */
export async function personalRecords(db: Kysely<Schema>, userId: string): Promise<PersonalData['records']> {
  const records: Record<string, readonly PersonalRecord[]> = {};
  const own = DELETED_BY_USER.filter(([table]) => !SHOWN_OTHERWISE.has(table)).map(
    ([table, column]) => [table, sql`${sql.table(table)} WHERE ${sql.ref(column)} = ${userId}`] as const,
  );
  const further = Object.entries(FURTHER_RECORDS).map(([table, rowsOf]) => [table, rowsOf(userId)] as const);
  for (const [table, source] of [...own, ...further]) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${source}`.execute(db);
    if (rows.length > 0) records[table] = await withTitles(rows, userId, db);
    await setImmediate();
  }
  return records;
}

/** Returns rows with the titles of the papers that they are about, and without the user's id. */
async function withTitles(
  rows: readonly PersonalRecord[],
  userId: string,
  db: Kysely<Schema>,
): Promise<PersonalRecord[]> {
  const ids = new Set(rows.flatMap(({ paper_id: id }) => (typeof id === 'number' ? id : [])));
  const papers = await db
    .selectFrom('papers')
    .select(['id', 'title', 'arxiv_id'])
    .where('id', 'in', valuesOf([...ids]))
    .execute();
  const known = new Map(papers.map(paper => [paper.id, paper]));
  return rows.map(row => {
    const columns = Object.entries(row).filter(([, value]) => value !== userId);
    const paper = typeof row['paper_id'] === 'number' ? known.get(row['paper_id']) : undefined;
    const named = paper === undefined ? {} : { title: paper.title, arxiv_id: paper.arxiv_id };
    return { ...Object.fromEntries(columns), ...named };
  });
}
