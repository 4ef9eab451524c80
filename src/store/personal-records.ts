import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PersonalData, PersonalDataCounts, PersonalRecord } from '../core/personal-data.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { DELETED_BY_USER, directPosts } from './user-columns.ts';

/** Rows that are read at once: a few milliseconds, also of messages. */
const ROWS_PER_STEP = 200;

/** Tables whose rows `PersonalData` has in a form of its own. */
const SHOWN_OTHERWISE: ReadonlySet<string> = new Set(['save_origins', 'unmatched_reactions']);

/** Columns with the id of another user, if not of this one. */
const OTHER_USERS: ReadonlySet<string> = new Set(['submitted_by', 'decided_by']);

type Condition = RawBuilder<unknown>;

/** Rows about a user that other rows of theirs lead to. */
const FURTHER_RECORDS: Readonly<Record<string, (userId: string) => Condition>> = {
  library_import_references: userId =>
    sql`import_id IN (SELECT id FROM library_imports WHERE user_id = ${userId})`,
  subscription_papers: userId =>
    sql`subscription_id IN (SELECT id FROM subscriptions WHERE user_id = ${userId})`,
  posted_messages: userId => sql`(shared_by = ${userId} OR ${directPosts(userId)})`,
  discussions: userId => sql`opened_by = ${userId}`,
  clubs: userId => sql`created_by = ${userId}`,
  server_submissions: userId => sql`(submitted_by = ${userId} OR decided_by = ${userId})`,
  draft_papers: userId => sql`line_by = ${userId}`,
  draft_slots: userId => sql`skipped_by = ${userId}`,
  posted_papers: userId =>
    sql`message_id IN (SELECT message_id FROM posted_messages WHERE ${directPosts(userId)})`,
  // As the index has it.
  deliveries: userId => sql`target_kind = 'dm' AND target_id = ${userId}`,
};

/** Returns the rows about a user in all tables, without the user's id. Pauses between short steps. */
export async function personalRecords(db: Kysely<Schema>, userId: string): Promise<PersonalData['records']> {
  const records: Record<string, readonly PersonalRecord[]> = {};
  const own = ownRows(userId).filter(([table]) => !SHOWN_OTHERWISE.has(table));
  const further = Object.entries(FURTHER_RECORDS).map(([table, rowsOf]) => [table, rowsOf(userId)] as const);
  for (const [table, condition] of [...own, ...further]) {
    const found: PersonalRecord[] = [];
    for await (const rows of pagesOf(db, table, condition))
      for (const row of await withTitles(rows, userId, db)) found.push(row);
    if (found.length > 0) records[table] = found;
  }
  return records;
}

/** Returns the saves of a user, the first one first. Pauses between short steps. */
export async function personalSaves(db: Kysely<Schema>, userId: string): Promise<PersonalData['saves']> {
  const saves: PersonalData['saves'][number][] = [];
  let after = { paper_id: -1, message_id: '', emoji: '' };
  for (;;) {
    const rows = await db
      .selectFrom('save_origins')
      .innerJoin('papers', 'papers.id', 'save_origins.paper_id')
      .select(['paper_id', 'title', 'arxiv_id', 'saved_at', 'message_id', 'emoji', 'guild_id', 'is_cleared'])
      .select('is_imported')
      .where('user_id', '=', userId)
      .where(
        sql<boolean>`(paper_id, message_id, emoji) > (${after.paper_id}, ${after.message_id}, ${after.emoji})`,
      )
      .orderBy('paper_id')
      .orderBy('message_id')
      .orderBy('emoji')
      .limit(ROWS_PER_STEP)
      .execute();
    for (const { title, arxiv_id: arxivId, saved_at: savedAt, message_id: messageId, emoji, ...row } of rows)
      saves.push({
        title,
        arxivId,
        savedAt,
        reaction: messageId === '' ? null : { messageId, emoji },
        guildId: row.guild_id ?? null,
        isCleared: row.is_cleared === 1,
        isImported: row.is_imported === 1,
      });
    await setImmediate();
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_STEP) break;
    after = last;
  }
  return saves.toSorted((a, b) => a.savedAt - b.savedAt);
}

/** Counts the rows that are about a user alone, and the schedules, clubs and discussions with the user's name. */
export async function countPersonalRecords(db: Kysely<Schema>, userId: string): Promise<PersonalDataCounts> {
  const counts: Record<string, number> = {};
  const named: readonly (readonly [table: string, condition: Condition])[] = [
    ['schedules', sql`${userId} IN (created_by, edited_by, paused_by)`],
    ['clubs', sql`created_by = ${userId}`],
    ['discussions', sql`opened_by = ${userId}`],
  ];
  for (const [table, condition] of [...ownRows(userId), ...named]) {
    // A paper may be saved by several reactions.
    const counted = table === 'save_origins' ? sql`DISTINCT paper_id` : sql`*`;
    const { rows } = await sql<{ readonly n: number }>`
      SELECT count(${counted}) AS n FROM ${sql.table(table)} WHERE ${condition}`.execute(db);
    counts[table] = rows[0]?.n ?? 0;
    await setImmediate();
  }
  return counts;
}

function ownRows(userId: string): (readonly [table: string, condition: Condition])[] {
  return DELETED_BY_USER.map(([table, column]) => [table, sql`${sql.ref(column)} = ${userId}`]);
}

/** Reads rows of a table in the order of its key, some at a time, with a pause after each step. */
async function* pagesOf(
  db: Kysely<Schema>,
  table: string,
  condition: Condition,
): AsyncGenerator<readonly PersonalRecord[]> {
  const columns = await keyColumns(db, table);
  const key = sql.join(columns.map(column => sql.ref(column)));
  let after: Condition = sql`true`;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM ${sql.table(table)} WHERE ${condition} AND ${after} ORDER BY ${key} LIMIT ${ROWS_PER_STEP}`.execute(
      db,
    );
    yield rows;
    await setImmediate();
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_STEP) return;
    after = sql`(${key}) > (${sql.join(columns.map(column => last[column]))})`;
  }
}

/** Returns the columns of a table's key without the user, who is the same in all rows: so the database goes on in the index. */
async function keyColumns(db: Kysely<Schema>, table: string): Promise<string[]> {
  const key = await dialectOf(db).keyColumns(db, table);
  const others = key.filter(name => name !== 'user_id');
  return others.length > 0 ? others : key;
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
    .where('id', 'in', dialectOf(db).numbers([...ids]))
    .execute();
  const known = new Map(papers.map(paper => [paper.id, paper]));
  return rows.map(row => {
    const columns = Object.entries(row).filter(([name, value]) => value !== userId && !OTHER_USERS.has(name));
    const paper = typeof row['paper_id'] === 'number' ? known.get(row['paper_id']) : undefined;
    const named = paper === undefined ? {} : { title: paper.title, arxiv_id: paper.arxiv_id };
    return { ...Object.fromEntries(columns), ...named };
  });
}
