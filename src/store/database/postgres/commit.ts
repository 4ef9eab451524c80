import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, type QueryResult } from 'kysely';
import { StoreError } from '../store-error.ts';
import { isConnectionFailure, TransactionLostError } from './postgres-errors.ts';
import { runQuery, type Connection } from './run-query.ts';

/** Runs a query on another connection. */
export type RunElsewhere = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

/** How often the server is asked about a commit, and the wait between, ms: a process of it may still be working on it. */
const MAX_QUESTIONS = 40;
const WAIT_MS = 250;

/**
 * Commits the transaction of a connection. If the connection breaks before the answer, asks the server on another one whether
 * it was committed, and returns if it was. Throws `TransactionLostError` if it was not, so that a unit of work is done exactly
 * once, and `StoreError` if the server does not say so.
 */
export async function commit(connection: Connection, runElsewhere: RunElsewhere): Promise<void> {
  const { rows } = await runQuery<{ readonly id: string | null }>(
    connection,
    CompiledQuery.raw('select pg_current_xact_id_if_assigned()::text as id'),
  );
  const id = rows[0]?.id ?? null;
  try {
    await runQuery(connection, CompiledQuery.raw('commit'));
  } catch (error) {
    if (!isConnectionFailure(error)) throw error;
    connection.isBroken = true;
    // It has written nothing.
    if (id === null || (await isCommitted(id, runElsewhere))) return;
    throw new TransactionLostError(
      'the connection to the database broke, and the transaction was rolled back',
      {
        cause: error,
      },
    );
  }
}

async function isCommitted(id: string, runElsewhere: RunElsewhere): Promise<boolean> {
  for (let question = 0; question < MAX_QUESTIONS; question += 1) {
    const { rows } = await runElsewhere(CompiledQuery.raw('select pg_xact_status($1::xid8) as status', [id]));
    const [row] = rows;
    const status = typeof row === 'object' && row !== null && 'status' in row ? row.status : undefined;
    if (status !== 'in progress') return status === 'committed';
    await sleep(WAIT_MS);
  }
  throw new StoreError(
    `the connection to the database broke, and whether the transaction ${id} was committed is not known`,
  );
}
