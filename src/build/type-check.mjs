import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

/** Arguments of `node` that check the types of the bot and the command line, only what changed. */
export const TYPE_CHECK = [
  join(ROOT, 'node_modules/typescript/bin/tsc'),
  '--project',
  join(ROOT, 'tsconfig.json'),
  '--incremental',
  '--tsBuildInfoFile',
  join(DIST, 'programs.tsbuildinfo'),
];

/** Returns false if the sources have errors. They go to standard error: standard output is for data. */
export async function checkTypes() {
  const compiler = spawn(process.execPath, TYPE_CHECK, { stdio: ['ignore', 2, 2] });
  const [code] = await once(compiler, 'close');
  return code === 0;
}
