import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import type { Database } from '../../src/store/database/database.ts';
import { openPostgres } from '../../src/store/database/postgres/open-postgres.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { postgresPrograms, spawnPostgres, untilWritten, urlOf } from './postgres-server.ts';

/** Whether this machine can run a PostgreSQL server. */
export const hasPostgres = postgresPrograms !== undefined;

/** What the title of a suite that needs a server ends with. */
export const POSTGRES_SKIP = hasPostgres ? '' : ' (skipped: there is no PostgreSQL for this platform)';

/** The database that every test's is a copy of: it has been migrated. */
const TEMPLATE = 'paperboy_template';

/**
 * Opens a PostgreSQL database with the stores, one without rows if no URL is `given`; it is closed when the test has finished. The
 * test must not change its schema.
 */
export async function openTestPostgres(given?: string): Promise<{
  url: string;
  database: Database;
  stores: Stores;
  unitOfWork: UnitOfWork;
}> {
  const url = given ?? (await borrowPostgres());
  const database = await openPostgres(url);
  onTestFinished(() => database.close());
  return { url, database, stores: createStores(database.db), unitOfWork: createUnitOfWork(database.db) };
}

/** Creates a database and returns its URL: migrated already, or without tables. It is deleted with the test. */
export async function createPostgres({
  isEmpty = false,
}: { readonly isEmpty?: boolean } = {}): Promise<string> {
  const folder = await startServer();
  const name = await createNamed(folder, isEmpty ? 'template0' : TEMPLATE);
  onTestFinished(() => dropNamed(folder, name));
  return urlOf(folder, name);
}

/** Returns the URL of a migrated database without rows. It is emptied and given to another test afterwards. */
async function borrowPostgres(): Promise<string> {
  const folder = await startServer();
  const name = takeEmptied(folder) ?? (await createNamed(folder, TEMPLATE));
  const url = urlOf(folder, name);
  onTestFinished(async () => {
    if (await emptyTables(url)) giveEmptied(folder, name);
    else await dropNamed(folder, name);
  });
  return url;
}

async function createNamed(folder: string, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runAsAdmin(folder, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return name;
}

async function dropNamed(folder: string, name: string): Promise<void> {
  await runAsAdmin(folder, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** Takes a database that another test has left; creating one takes longer than all that most tests do. */
function takeEmptied(folder: string): string | undefined {
  const free = join(folder, 'free');
  mkdirSync(join(folder, 'used'), { recursive: true });
  for (const name of existsSync(free) ? readdirSync(free) : []) {
    try {
      renameSync(join(free, name), join(folder, 'used', name));
      return name;
    } catch (error) {
      // Another process has taken it.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return undefined;
}

function giveEmptied(folder: string, name: string): void {
  mkdirSync(join(folder, 'free'), { recursive: true });
  rmSync(join(folder, 'used', name), { force: true });
  writeFileSync(join(folder, 'free', name), '');
}

/** What a database has after its migrations: only counters, at 0. Ids begin at 1 again. */
const EMPTY_TABLES = `
  SET lock_timeout = '1s';
  SET session_replication_role = replica;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('paperboy_schema', 'counters') LOOP EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', name); END LOOP;
    UPDATE counters SET value = 0;
  END $$`;

/** Empties a database for the next test. Returns false if it cannot, since a transaction of the test is still open. */
async function emptyTables(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(EMPTY_TABLES);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '55P03') return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Ends connections to a database, as its server does when it stops; `which` is a condition on `pg_stat_activity`. */
export async function endConnections(url: string, which = 'true'): Promise<void> {
  await runAsAdmin(
    inject('postgresFolder'),
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = '${new URL(url).pathname.slice(1)}' AND ${which}`,
  );
}

/** Runs a statement as the server's superuser. */
async function runAsAdmin(folder: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Starts the server of this run, unless another test has, and returns its folder. */
async function startServer(): Promise<string> {
  const folder = inject('postgresFolder');
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return folder;
  if (isFirst(join(folder, 'starting'))) {
    await spawnPostgres(folder, inject('runPid'));
    await runAsAdmin(folder, `CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
    await (await openPostgres(urlOf(folder, TEMPLATE))).close();
    writeFileSync(ready, '');
  }
  await untilWritten(ready);
  return folder;
}

/** Returns true for the one caller of all processes that creates a folder. */
function isFirst(folder: string): boolean {
  return mkdirSync(folder, { recursive: true }) !== undefined;
}
