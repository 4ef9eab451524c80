import { fork } from 'node:child_process';
import { statSync } from 'node:fs';
import type { DatabaseMaintenance, DatabaseProblem } from '../../../core/database-maintenance.ts';
import { backupFiles } from './backup-files.ts';
import { maintenanceResultSchema, type MaintenanceTask } from './maintenance-task.ts';
import { createPrivateFolder } from './private-files.ts';
import { StoreError } from '../store-error.ts';

/** Does a task, until the signal is aborted. */
export type RunTask = (task: MaintenanceTask, signal: AbortSignal) => Promise<readonly DatabaseProblem[]>;

/** Creates the maintenance of a database whose tasks are done by `run`. */
export function createMaintenance(databaseFile: string, run: RunTask): DatabaseMaintenance {
  const backups = backupFiles(databaseFile);
  return {
    check: signal => run({ kind: 'check', file: databaseFile }, signal),
    async rebuildIndexes(names, signal) {
      await run({ kind: 'rebuildIndexes', file: databaseFile, names: [...names] }, signal);
    },
    async backUp(day, signal) {
      createPrivateFolder(backups.folder);
      backups.removePartial();
      await run({ kind: 'backUp', file: databaseFile, target: backups.file(day) }, signal);
    },
    backupDays: () => backups.days(),
    removeBackup: day => backups.remove(day),
    newestBackupAt() {
      const day = backups.days().at(-1);
      return day === undefined ? undefined : statSync(backups.file(day), { throwIfNoEntry: false })?.mtimeMs;
    },
  };
}

/**
 * Returns a function that does each task in a process of its own, started from `workerFile`: a check or the copy of a large
 * database takes many seconds. A thread would keep this process from ending until SQLite returns.
 */
export function runInProcess(workerFile: string): RunTask {
  return (task, signal) =>
    new Promise((resolve, reject) => {
      // Without this process's environment, which has the token.
      const worker = fork(workerFile, {
        env: {},
        signal,
        killSignal: 'SIGKILL',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      worker.once('message', message => {
        const { data, error } = maintenanceResultSchema.safeParse(message);
        if (!data) reject(error);
        else if ('error' in data) reject(new StoreError(data.error));
        else resolve(data.problems);
      });
      worker.once('error', reject);
      // Without effect after a message.
      worker.once('exit', code =>
        reject(new Error(`the process of the task ${task.kind} ended with ${code}`)),
      );
      worker.send(task, error => {
        if (error) reject(error);
      });
    });
}
