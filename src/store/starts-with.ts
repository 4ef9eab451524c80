import { sql, type RawBuilder } from 'kysely';

/** Returns the condition that a text begins with a prefix; unlike in a LIKE, no character of the prefix has a meaning. */
export function startsWith(column: string, prefix: string): RawBuilder<boolean> {
  return sql<boolean>`substr(${sql.ref(column)}, 1, ${sql.lit(prefix.length)}) = ${prefix}`;
}
