import { z } from 'zod';
import type { DatabaseProblem } from '../../core/database-maintenance.ts';
import { checkIntegrity, rebuildIndexes } from './check-integrity.ts';
import { backUpDatabase } from './open.ts';

/** What a worker does with a database file. */
export const maintenanceTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), file: z.string() }),
  z.object({ kind: z.literal('rebuildIndexes'), file: z.string(), names: z.array(z.string()) }),
  z.object({ kind: z.literal('backUp'), file: z.string(), target: z.string() }),
]);
export type MaintenanceTask = z.infer<typeof maintenanceTaskSchema>;

/** Does a task; a check returns what it found. It holds the event loop of its thread. */
export async function runMaintenanceTask(task: MaintenanceTask): Promise<readonly DatabaseProblem[]> {
  if (task.kind === 'check') return checkIntegrity(task.file);
  if (task.kind === 'rebuildIndexes') rebuildIndexes(task.file, task.names);
  else await backUpDatabase(task.file, task.target);
  return [];
}
