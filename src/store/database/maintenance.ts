import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { DatabaseMaintenance, DatabaseProblem } from '../../core/database-maintenance.ts';
import { backupFiles } from './backup-files.ts';
import type { MaintenanceTask } from './maintenance-task.ts';
import { createPrivateFolder } from './private-files.ts';

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
      const file = backups.file(backups.days().at(-1) ?? '');
      return existsSync(file) ? statSync(file).mtimeMs : undefined;
    },
  };
}

const problemsSchema = z.array(
  z.object({ text: z.string(), index: z.string().nullable(), isHarmless: z.boolean() }),
);

/**
 * Returns a function that does each task in a thread of its own, started from `workerFile`: a check or the copy of a large
 * database takes many seconds.
 */
export function runInThread(workerFile: string): RunTask {
  return (task, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: task });
      const onAbort = () => {
        reject(new Error(`the task ${task.kind} was stopped`));
        void worker.terminate();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      worker.once('message', message => {
        const { data, error } = problemsSchema.safeParse(message);
        if (data) resolve(data);
        else reject(error);
      });
      worker.once('error', reject);
      worker.once('exit', code => {
        signal.removeEventListener('abort', onAbort);
        // Without effect after a message.
        reject(new Error(`the thread of the task ${task.kind} ended with ${code}`));
      });
    });
}
