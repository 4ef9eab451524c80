import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, STARTER_FILE } from '../support/cli-process.ts';
import { quantile } from './quantiles.ts';

const ROUNDS = 15;

const CLI = join(process.cwd(), 'dist/src/cli.js');

/** Time of whole processes of the command line, beside a Node process that does nothing. */
export async function benchCli(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  await runCli(['ingest', STARTER_FILE], folder);
  // npm runs its scripts in the folder of package.json: DATABASE_URL points to the database.
  const env = { ...process.env, DATABASE_URL: join(folder, 'data', 'paperboy.sqlite') };
  const npm = ['run', '--silent', 'paperboy', '--'];
  const commands: readonly [string, string, readonly string[]][] = [
    ['node -e 0', process.execPath, ['-e', '0']],
    ['paperboy --version', process.execPath, [CLI, '--version']],
    ['paperboy --help', process.execPath, [CLI, '--help']],
    ['paperboy status', process.execPath, [CLI, 'status']],
    ['paperboy search mamba', process.execPath, [CLI, 'search', 'mamba']],
    ['npm run --silent paperboy -- --version', 'npm', [...npm, '--version']],
    ['npm run --silent paperboy -- status', 'npm', [...npm, 'status']],
  ];
  const times = new Map(commands.map(([name]): [string, number[]] => [name, []]));
  // Round by round, so that a busy moment of the machine slows all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, program, args] of commands) times.get(name)?.push(timeOf(program, args, env));
  }
  const floor = quantile(times.get('node -e 0') ?? [], 0.5);
  for (const [name, samples] of times) {
    const median = quantile(samples, 0.5);
    console.log(`${name}: ${median.toFixed(0)} ms, ${(median / floor).toFixed(1)} times node -e 0`);
  }
  rmSync(folder, { recursive: true });
}

function timeOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(program, args, { env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${String(stderr)}`);
  return performance.now() - began;
}
