import { sql, type Kysely } from 'kysely';
import type { MetadataKey } from '../core/metadata.ts';
import type { Schema } from './database/schema.ts';
import type { Deletion, DeletionList } from './deletion-list.ts';
import { createMetadataStore } from './metadata.ts';
import { createPersonalDataStore, hashOf, rememberForgotten } from './personal-data.ts';
import { ANONYMIZED, DELETED_BY_USER } from './user-columns.ts';

/** What a replay did. */
export interface ReplayResult {
  /** Users of whom something was deleted again. */
  readonly users: number;
  /** Lines of the list that cannot be read. */
  readonly damaged: number;
}

/**
 * Deletes again what users had deleted, if the database is a backup from before it. A user who came back after a deletion
 * that the database knows of keeps everything. Does nothing if the database has all deletions of the list.
 */
export async function replayDeletions(db: Kysely<Schema>, list: DeletionList): Promise<ReplayResult> {
  const { deletions, damaged } = list.read();
  const total = deletions.length + damaged;
  const metadata = createMetadataStore(db);
  if (total === 0 || (await metadata.get(list.appliedKey)) === String(total)) return { users: 0, damaged: 0 };
  const ownKey = await adoptKey(db, deletions);
  const users = await deleteAgain(db, deletions);
  await adoptHashes(db, deletions, ownKey);
  await metadata.set(list.appliedKey, String(total));
  return { users, damaged };
}

/** Deletes everything about the listed users whose deletion the database does not know; returns how many there are. */
async function deleteAgain(db: Kysely<Schema>, deletions: readonly Deletion[]): Promise<number> {
  const store = createPersonalDataStore(db);
  const times = new Map<string, number>();
  for (const { key, userHash, forgottenAt } of deletions)
    times.set(`${key} ${userHash}`, Math.max(forgottenAt, times.get(`${key} ${userHash}`) ?? 0));
  const keys = new Set(deletions.map(({ key }) => key));
  let users = 0;
  for (const userId of await allUserIds(db)) {
    const listed = [...keys].flatMap(key => times.get(`${key} ${hashOf(userId, key)}`) ?? []);
    const forgottenAt = listed.toSorted((a, b) => b - a)[0];
    if (forgottenAt === undefined || ((await store.forgottenAt(userId)) ?? -1) >= forgottenAt) continue;
    await store.delete(userId, forgottenAt);
    users += 1;
  }
  return users;
}

/**
 * Returns the key of the database's hashes. A backup from before the first deletion has none: it takes that of the newest
 * deletion, since a new one would fit none of the listed hashes.
 */
async function adoptKey(db: Kysely<Schema>, deletions: readonly Deletion[]): Promise<string | undefined> {
  const metadata = createMetadataStore(db);
  const name: MetadataKey = 'userHashKey';
  const existing = await metadata.get(name);
  const newest = deletions.at(-1)?.key;
  if (existing !== undefined || newest === undefined) return existing;
  await metadata.set(name, newest);
  return newest;
}

/** Stores also the deletions of users of whom the database has nothing, so that old reactions of theirs save nothing. */
async function adoptHashes(
  db: Kysely<Schema>,
  deletions: readonly Deletion[],
  ownKey: string | undefined,
): Promise<void> {
  for (const { key, userHash, forgottenAt } of deletions)
    if (key === ownKey) await rememberForgotten(db, userHash, forgottenAt);
}

async function allUserIds(db: Kysely<Schema>): Promise<Set<string>> {
  const columns = [...DELETED_BY_USER, ...ANONYMIZED].map(
    ([table, column]) => sql`SELECT ${sql.ref(column)} AS user_id FROM ${sql.table(table)}`,
  );
  const { rows } = await sql<{ readonly user_id: string | null }>`
    ${sql.join(columns, sql` UNION `)}
    UNION SELECT target_id FROM deliveries WHERE target_kind = 'dm'`.execute(db);
  return new Set(rows.flatMap(({ user_id }) => (user_id === null || user_id === '' ? [] : user_id)));
}
