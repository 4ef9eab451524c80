import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { TEMP_ROOT } from './temp-root.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the PostgreSQL server of this run, which the first test that needs it starts; see `postgres.ts`. */
    readonly postgresFolder: string;
    /** The process of this run: the server ends with it. */
    readonly runPid: number;
    /** The database of the tests; SQLite if it is `undefined`. */
    readonly database?: 'postgres';
  }
}

const folder = mkdtempSync(join(TEMP_ROOT, 'paperboy-pg-'));

/** Says where the server of a run is to be. */
export function setup(project: TestProject): void {
  project.provide('postgresFolder', folder);
  project.provide('runPid', process.pid);
}

/** Stops the server, which deletes its folder, if a test has started one. */
export function teardown(): void {
  const pidFile = join(folder, 'supervisor.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM');
  else rmSync(folder, { recursive: true, force: true });
}
