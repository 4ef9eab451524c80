import { sql, type RawBuilder } from 'kysely';

/** Returns a subquery for the values of a list, for `IN`: one parameter, and one compiled statement, for any length. */
export function valuesOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
