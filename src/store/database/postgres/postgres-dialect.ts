import {
  CompiledQuery,
  PostgresDialect,
  SelectQueryNode,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Pool } from 'pg';
import { commit } from './commit.ts';
import { isConnectionFailure, isRefusal } from './postgres-errors.ts';
import { retryWhileUnreachable } from './retry-while-unreachable.ts';
import { runQuery, type Connection } from './run-query.ts';

/**
 * Kysely's PostgreSQL dialect with serializable transactions. A query that only reads, and the beginning of a transaction, wait
 * for a server that is restarted. A transaction that breaks is run again by `inTransaction`.
 *
 * A query outside a transaction that writes is READ COMMITTED: it waits for the rows that others change and sees what they
 * wrote. If its connection breaks before the answer, it fails: whether it was done is not known.
 */
export class SerializablePostgresDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return createDriver(this.#pool);
  }
}

function createDriver(pool: Pool): Driver {
  /** The server's connection, held by a connection of Kysely while its transaction is open. */
  const transactions = new Map<DatabaseConnection, Connection>();

  return {
    async init() {
      // The pool connects when it is used.
    },

    async acquireConnection() {
      const connection: DatabaseConnection = {
        async executeQuery<R>(query: CompiledQuery) {
          const held = transactions.get(connection);
          return held ? await runQuery<R>(held, query) : await runAlone<R>(pool, query);
        },
        streamQuery() {
          throw new Error('no query is streamed');
        },
      };
      return connection;
    },

    async beginTransaction(connection) {
      const held = await retryWhileUnreachable(async () => {
        const opened = await connect(pool);
        try {
          await runQuery(opened, CompiledQuery.raw('begin isolation level serializable'));
        } catch (error) {
          release(opened, error);
          throw error;
        }
        return opened;
      });
      transactions.set(connection, held);
    },

    async commitTransaction(connection) {
      const held = transactions.get(connection);
      if (held) await commit(held, query => runAlone(pool, query));
    },

    async rollbackTransaction(connection) {
      const held = transactions.get(connection);
      // A connection that does not answer would be waited for a second time.
      if (!held || held.isBroken) return;
      try {
        await runQuery(held, CompiledQuery.raw('rollback'));
      } catch (error) {
        // The server rolls it back when the connection ends, and the error that led here says more.
        if (!isConnectionFailure(error)) throw error;
        held.isBroken = true;
      }
    },

    async releaseConnection(connection) {
      const held = transactions.get(connection);
      transactions.delete(connection);
      if (held) release(held);
    },

    destroy: () => pool.end(),
  };
}

/** Runs a query outside a transaction. */
async function runAlone<R>(pool: Pool, query: CompiledQuery): Promise<QueryResult<R>> {
  const isRepeatable = onlyReads(query) ? isConnectionFailure : isRefusal;
  return await retryWhileUnreachable(async () => {
    // Nothing has been sent as long as there is no connection.
    const connection = await retryWhileUnreachable(() => connect(pool));
    try {
      const result = await runQuery<R>(connection, query);
      release(connection);
      return result;
    } catch (error) {
      release(connection, error);
      throw error;
    }
  }, isRepeatable);
}

async function connect(pool: Pool): Promise<Connection> {
  return { client: await pool.connect(), isBroken: false };
}

/** Gives a connection back to the pool, which closes it if it is broken. */
function release({ client, isBroken }: Connection, error?: unknown): void {
  client.release(isBroken || isConnectionFailure(error));
}

/** Returns true for a query that certainly changes nothing. */
function onlyReads({ query, sql }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) || /^\s*select\b/i.test(sql);
}
