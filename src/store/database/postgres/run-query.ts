import type { CompiledQuery, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { SECOND_MS } from '../../../core/time/duration.ts';
import { STATEMENT_TIMEOUT_MS } from './connection-settings.ts';
import { isConnectionFailure } from './postgres-errors.ts';

/** After this time, ms, without an answer, the server is gone or the network is cut: it ends statements earlier itself. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5 * SECOND_MS;

/** Commands whose results say how many rows they changed. */
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A connection for queries, and whether it is known to be broken. */
export interface Connection {
  readonly client: PoolClient;
  isBroken: boolean;
}

/**
 * Runs a query on a connection; NUL characters in its parameters are left out. Throws PostgreSQL's error, or that of the
 * connection.
 */
export async function runQuery<R>(
  connection: Connection,
  { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>,
): Promise<QueryResult<R>> {
  const { command, rowCount, rows } = await withTimeout(connection, () =>
    connection.client.query<R & object>(sql, parameters.map(withoutNul)),
  ).catch((error: unknown) => {
    throw withCode(error);
  });
  return CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0), rows } : { rows };
}

/** Returns a parameter, also a list, without NUL characters: no text of PostgreSQL can contain one (docs, "Character Types"). */
function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  return Array.isArray(value) ? value.map(withoutNul) : value;
}

/** Marks the connection as broken if it does not answer in time. */
async function withTimeout<T>(connection: Connection, run: () => Promise<T>): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const timeout = setTimeout(() => {
      connection.isBroken = true;
      reject(new Error('The query got no answer from the server.'));
    }, ANSWER_TIMEOUT_MS);
    run()
      .finally(() => clearTimeout(timeout))
      .then(resolve, reject);
  });
}

/** Gives an error of the driver about the connection, which has no code, that of the operating system for it. */
function withCode(error: unknown): unknown {
  if (!isConnectionFailure(error) || !(error instanceof Error) || 'code' in error) return error;
  return Object.assign(error, { code: 'ECONNRESET' });
}
