// The entry of the thread that checks and copies the database; see `maintenance.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { maintenanceTaskSchema, runMaintenanceTask } from './maintenance-task.ts';

const problems = await runMaintenanceTask(maintenanceTaskSchema.parse(workerData));
parentPort?.postMessage(problems, []);
