import { runVerb } from '../../support/run-verb.ts';

export async function status(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse((await runVerb(['status', '--json'], folder)).stdout);
}
