import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Returns a function that runs a query with new parameters. The query is built at the first call only: building costs
 * more than running it. Parameters come in the order in which the query names them.
 */
export function prepareQuery<Row>(
  db: Kysely<Schema>,
  build: () => { compile(): CompiledQuery<Row> },
): (parameters?: readonly unknown[]) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  return parameters => {
    compiled ??= build().compile();
    return db.executeQuery<Row>(parameters === undefined ? compiled : { ...compiled, parameters });
  };
}
