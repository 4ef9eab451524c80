import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A query built at its first use and then run with other values: building one costs more than running it. The values
 * come in the order in which the query names them.
 */
export function prepared<Row>(
  db: Kysely<Schema>,
  build: () => { compile(): CompiledQuery<Row> },
): (parameters?: readonly unknown[]) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  return parameters => {
    compiled ??= build().compile();
    return db.executeQuery<Row>(parameters === undefined ? compiled : { ...compiled, parameters });
  };
}
