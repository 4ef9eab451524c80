import { once } from 'node:events';
import * as z from 'zod';
import type { Program } from './cli-process.ts';

/** The environment of a program whose usage is asked for. */
export const USAGE_SETTINGS = {
  NODE_OPTIONS: `--import ${process.cwd()}/tests/support/report-usage.mjs`,
};

/**
 * Returns what the heap of a program holds after a collection, or its resident memory, bytes; or the processor's time it has
 * used, ms.
 */
export async function usageOf(
  { process: child }: Pick<Program, 'process'>,
  what: 'heap' | 'resident' | 'cpu',
): Promise<number> {
  const reported = once(child, 'message');
  child.send(what);
  const [report]: unknown[] = await reported;
  return z.record(z.string(), z.number()).parse(report)[what] ?? Number.NaN;
}
