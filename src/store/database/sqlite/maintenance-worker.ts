// The entry of the process that checks and copies the database; see `maintenance.ts`.
import { maintenanceTaskSchema, runMaintenanceTask, type MaintenanceResult } from './maintenance-task.ts';

process.once('message', (message: unknown) => void reply(message));

async function reply(message: unknown): Promise<void> {
  let result: MaintenanceResult;
  try {
    result = { problems: await runMaintenanceTask(maintenanceTaskSchema.parse(message)) };
  } catch (error) {
    result = { error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(result, () => process.disconnect());
}
