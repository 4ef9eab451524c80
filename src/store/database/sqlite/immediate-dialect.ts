import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  SelectQueryNode,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { retryWhileBusy } from './retry-while-busy.ts';

/** The connections of an open database: in WAL mode, readers and the one writer do not wait for each other. */
export interface SqliteConnections {
  readonly writer: BetterSqlite3.Database;
  readonly reader: BetterSqlite3.Database;
}

/**
 * Kysely's SQLite dialect with two connections, a cache of compiled statements, and transactions that begin IMMEDIATE. A
 * deferred transaction that reads first and writes later fails with SQLITE_BUSY_SNAPSHOT if another process has written in
 * between, whatever the busy_timeout.
 *
 * A query outside a transaction is run on the reader if it only reads, so that lookups never wait for a write: neither for
 * a transaction of this process nor for another process that holds the write lock.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #connections: SqliteConnections;

  constructor(connections: SqliteConnections) {
    super({ database: connections.writer });
    this.#connections = connections;
  }

  override createDriver(): Driver {
    return createDriver(this.#connections);
  }
}

/** The stores have about 300 statements, and some variants by the number of inserted rows. */
const MAX_CACHED_STATEMENTS = 500;

/** Wraps the database to compile each statement once: compiling often takes longer than the query. */
function withStatementCache(database: BetterSqlite3.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= MAX_CACHED_STATEMENTS) statements.clear();
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}

function createDriver({ writer, reader }: SqliteConnections): Driver {
  const writing = new SqliteDriver({ database: withStatementCache(writer) });
  const reading = new SqliteDriver({ database: withStatementCache(reader) });
  /** The writer's connection, held by a connection of Kysely while its transaction is open. */
  const transactions = new Map<DatabaseConnection, DatabaseConnection>();

  async function endTransaction(connection: DatabaseConnection, command: string): Promise<void> {
    const held = transactions.get(connection);
    // A full disk has rolled it back already.
    if (held && (command === 'commit' || writer.inTransaction))
      await held.executeQuery(CompiledQuery.raw(command));
  }

  return {
    async init() {
      await writing.init();
      await reading.init();
    },

    async acquireConnection() {
      const connection: DatabaseConnection = {
        async executeQuery<R>(query: CompiledQuery) {
          const held = transactions.get(connection);
          if (held) return await held.executeQuery<R>(query);
          return await runAlone<R>(onlyReads(query) ? reading : writing, query);
        },
        streamQuery() {
          throw new Error('no query is streamed');
        },
      };
      return connection;
    },

    async beginTransaction(connection) {
      const held = await writing.acquireConnection();
      try {
        await retryWhileBusy(() => held.executeQuery(CompiledQuery.raw('begin immediate')));
      } catch (error) {
        await writing.releaseConnection();
        throw error;
      }
      transactions.set(connection, held);
    },

    commitTransaction: connection => endTransaction(connection, 'commit'),
    rollbackTransaction: connection => endTransaction(connection, 'rollback'),

    async releaseConnection(connection) {
      if (transactions.delete(connection)) await writing.releaseConnection();
    },

    async destroy() {
      // The writer is closed last: the last connection of a database moves the WAL into its file.
      await reading.destroy();
      await writing.destroy();
    },
  };
}

/** Runs a query outside a transaction. */
async function runAlone<R>(driver: SqliteDriver, query: CompiledQuery): Promise<QueryResult<R>> {
  const connection = await driver.acquireConnection();
  try {
    return await retryWhileBusy(() => connection.executeQuery<R>(query));
  } finally {
    await driver.releaseConnection();
  }
}

/** Returns true for a query that certainly changes nothing. */
function onlyReads({ query, sql }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) || /^\s*select\b/i.test(sql);
}
