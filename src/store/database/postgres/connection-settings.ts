import { types, type ClientConfig, type PoolConfig } from 'pg';
import { SECOND_MS } from '../../../core/time/duration.ts';

/**
 * Connections of a process for queries. More do not help one event loop, and ten processes with their sessions stay below
 * PostgreSQL's default of 100.
 */
const MAX_CONNECTIONS = 8;

/** How long a new connection, or a free one, is waited for, ms: a server in another region answers within one second. */
const CONNECT_TIMEOUT_MS = 5 * SECOND_MS;

/** An unused connection is kept as long, ms: a server forks a process for each one. */
const IDLE_TIMEOUT_MS = 60 * SECOND_MS;

/** The longest statement, ms. Larger work is divided into steps of some milliseconds; counts of all papers take seconds. */
export const STATEMENT_TIMEOUT_MS = 30 * SECOND_MS;

/** How long the server keeps the locks of a process that stopped within a transaction, ms. Transactions take milliseconds. */
const IDLE_TRANSACTION_TIMEOUT_MS = 30 * SECOND_MS;

/** From when a process of the server asks an idle peer whether it is there, how often, and how many times, in seconds. */
const SERVER_KEEPALIVE = { idle: 10, interval: 5, count: 3 } as const;

/** Numbers of the types in PostgreSQL's catalog (`pg_type.dat`). */
const BOOLEAN_TYPE = 16;
const INT8_TYPE = 20;
const NUMERIC_TYPE = 1700;

/** What the stores expect, as SQLite gives it: numbers as numbers (none exceeds 2^53), booleans as 0 and 1. */
const VALUE_PARSERS = new Map<number, (text: string) => number>([
  [BOOLEAN_TYPE, text => (text === 't' ? 1 : 0)],
  [INT8_TYPE, Number],
  [NUMERIC_TYPE, Number],
]);

/** Returns the settings of a single connection. `extra` are further settings of the server for it. */
function connectionSettings(
  url: string,
  extra: Readonly<Record<string, string | number>> = {},
): ClientConfig {
  const server = {
    // Index scans lock what they read for serializable transactions, scans of a whole table lock all of it.
    random_page_cost: 1.1,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    tcp_keepalives_idle: SERVER_KEEPALIVE.idle,
    tcp_keepalives_interval: SERVER_KEEPALIVE.interval,
    tcp_keepalives_count: SERVER_KEEPALIVE.count,
    ...extra,
  };
  return {
    connectionString: withUsualSslModes(url),
    application_name: 'paperboy',
    options: Object.entries(server)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SERVER_KEEPALIVE.idle * SECOND_MS,
    types: { getTypeParser: (type, format) => VALUE_PARSERS.get(type) ?? types.getTypeParser(type, format) },
  };
}

/**
 * Returns the URL so that the driver takes `sslmode` as all other clients do (PostgreSQL, "Protection Provided in Different Modes"), as
 * `pg_dump` does with the same URL: `require` encrypts, `verify-full` also checks the certificate. Without this, the driver takes
 * each mode for `verify-full`, and prints a warning.
 */
function withUsualSslModes(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('sslmode')) return url;
  parsed.searchParams.set('uselibpqcompat', 'true');
  return parsed.href;
}

/** Returns the settings of a connection that holds a lock or listens, and is silent for long times. */
export function sessionSettings(url: string): ClientConfig {
  return connectionSettings(url, { idle_session_timeout: 0 });
}

/** Returns the settings of the connections for queries. */
export function poolSettings(url: string): PoolConfig {
  return {
    ...connectionSettings(url, { statement_timeout: STATEMENT_TIMEOUT_MS }),
    max: MAX_CONNECTIONS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
  };
}
