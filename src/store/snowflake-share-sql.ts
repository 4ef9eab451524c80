import { sql, type RawBuilder } from 'kysely';
import { isWholeShare, type SnowflakeShare } from '../core/message/snowflake-share.ts';
import { TAKEOVER_AFTER_MS } from '../core/work-shares.ts';

/** Holds for rows whose id (of a server or a user) is in a share, as `isInShare` computes it, or NULL; for all without a share. */
export function isInShareSql(column: string, share: SnowflakeShare | undefined): RawBuilder<boolean> {
  if (!share || isWholeShare(share)) return sql`1 = 1`;
  // Literals: they are the same in every statement of a process.
  const ids = share.ids.length === 0 ? sql`NULL` : sql.join(share.ids.map(id => sql.lit(id)));
  const id = sql.ref(column);
  return sql`(${id} IS NULL OR coalesce((CAST(${id} AS bigint) >> 22) % ${sql.lit(share.count)} IN (${ids}), 1 = 0))`;
}

/** Holds for these, and for others that have been due for `TAKEOVER_AFTER_MS`; see `isOwnWork`. */
export function isInShareOrLate(
  columns: { readonly id: string; readonly dueAt: string },
  share: SnowflakeShare | undefined,
  now: number,
): RawBuilder<boolean> {
  return sql`(${isInShareSql(columns.id, share)} OR ${sql.ref(columns.dueAt)} < ${now - TAKEOVER_AFTER_MS})`;
}

/**
 * Returns when work of a process is due next: its own, or that of others once it has been due for `TAKEOVER_AFTER_MS`. `column` has
 * the id of the server or user; `firstDue` returns when the first work is due of those for which a condition holds.
 */
export async function nextDueInShare(
  column: string,
  share: SnowflakeShare | undefined,
  firstDue: (condition: RawBuilder<boolean>) => Promise<number | undefined>,
): Promise<number | undefined> {
  const isOwn = isInShareSql(column, share);
  const own = await firstDue(isOwn);
  if (!share || isWholeShare(share)) return own;
  const other = await firstDue(sql`NOT ${isOwn}`);
  return other === undefined ? own : Math.min(own ?? Number.POSITIVE_INFINITY, other + TAKEOVER_AFTER_MS);
}
