import { STEM_VECTORS_FILE } from './paper-index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/program.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { processClock } from '../../src/process/clock.ts';
import { readConfig } from '../../src/process/config.ts';
import { OFFLINE_SETTINGS, type ProgramEnd } from './cli-process.ts';

const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * Runs the command line in this process, with the database of a folder: fast, and everything but exit codes, pipes and
 * signals of a real process. Paths in `args` are absolute, since the working directory is not the folder.
 */
export async function runVerb(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
  clock: Clock = processClock,
  confirm?: (question: string) => Promise<boolean>,
): Promise<ProgramEnd> {
  const output = { stdout: '', stderr: '' };
  const databaseFile = join(folder, 'data', 'paperboy.sqlite');
  const code = await runCommandLine(args, {
    config: async () => readConfig({ DATABASE_URL: `file:${databaseFile}`, ...OFFLINE_SETTINGS, ...env }),
    version,
    stemVectorsFile: STEM_VECTORS_FILE,
    clock,
    print: line => (output.stdout += `${line}\n`),
    write: text => (output.stdout += text),
    printToStderr: line => (output.stderr += `${line}\n`),
    terminal: undefined,
    confirm,
    random: Math.random,
  });
  return { code, ...output };
}
