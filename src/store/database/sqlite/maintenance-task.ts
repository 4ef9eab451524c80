import * as z from 'zod';
import type { DatabaseProblem } from '../../../core/database-maintenance.ts';
import { checkIntegrity, rebuildIndexes } from './check-integrity.ts';
import { backUpDatabase } from './open-sqlite.ts';

/** What a worker does with a database file. */
export const maintenanceTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), file: z.string() }),
  z.object({ kind: z.literal('rebuildIndexes'), file: z.string(), names: z.array(z.string()) }),
  z.object({ kind: z.literal('backUp'), file: z.string(), target: z.string() }),
]);
export type MaintenanceTask = z.infer<typeof maintenanceTaskSchema>;

/** The result of a task. */
export const maintenanceResultSchema = z.union([
  z.object({
    problems: z.array(z.object({ text: z.string(), index: z.string().nullable(), isHarmless: z.boolean() })),
  }),
  z.object({ error: z.string() }),
]);
export type MaintenanceResult = z.infer<typeof maintenanceResultSchema>;

/** Does a task; a check returns what it found. It holds the event loop of its process. */
export async function runMaintenanceTask(task: MaintenanceTask): Promise<DatabaseProblem[]> {
  if (task.kind === 'check') return checkIntegrity(task.file);
  if (task.kind === 'rebuildIndexes') rebuildIndexes(task.file, task.names);
  else await backUpDatabase(task.file, task.target);
  return [];
}
