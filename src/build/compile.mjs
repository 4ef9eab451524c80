import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';
import { hasOutputs } from './stamp.mjs';

const BUILD_INFO = join(DIST, 'programs.tsbuildinfo');

/** Arguments of `node` that compile the bot and the command line, only what changed. */
export const COMPILER = [
  join(ROOT, 'node_modules/typescript/bin/tsc'),
  '--project',
  join(ROOT, 'tsconfig.json'),
  '--incremental',
  '--tsBuildInfoFile',
  BUILD_INFO,
];

/** Compiles; returns false if the sources have errors. They go to standard error: standard output is for data. */
export async function compile() {
  // The compiler does not notice that an output was deleted.
  if (!hasOutputs('programs')) rmSync(BUILD_INFO, { force: true });
  const compiler = spawn(process.execPath, COMPILER, { stdio: ['ignore', 2, 2] });
  const [code] = await once(compiler, 'close');
  return code === 0;
}

/** Holds the page's bundle, whose chunks have no source of their own; `bundlePage` removes what is stale there. */
const BUNDLED_FOLDER = join('playground', 'page');

/** Removes compiled files whose source was deleted or renamed. */
export function removeStaleOutputs() {
  for (const folder of ['src', 'commands']) {
    if (!existsSync(join(DIST, folder))) continue;
    for (const output of readdirSync(join(DIST, folder), { recursive: true })) {
      if (output.startsWith(BUNDLED_FOLDER)) continue;
      const source = output.replace(/\.js(\.map)?$/, '.ts');
      if (source !== output && !existsSync(join(ROOT, folder, source))) rmSync(join(DIST, folder, output));
    }
  }
}
