// Bundles, checks and restarts the bot whenever a source changes.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { context } from 'esbuild';
import { PAGE_OPTIONS } from './page-bundle.mjs';
import { DIST, ROOT } from './paths.mjs';
import { PAPERBOY_OPTIONS } from './program-bundle.mjs';
import { TYPE_CHECK } from './type-check.mjs';

// Builds everything once before the bot starts. Errors are printed; what runs below picks up their corrections.
spawnSync(process.execPath, [join(ROOT, 'src/build/build.mjs')], { stdio: 'inherit' });
const bundles = [await context(PAPERBOY_OPTIONS), await context(PAGE_OPTIONS)];
for (const bundle of bundles) await bundle.watch();
// tsc runs as a child of its launcher: `detached` puts both into one process group, so that one signal ends both.
const compiler = spawn(process.execPath, [...TYPE_CHECK, '--watch', '--preserveWatchOutput'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
});
const bot = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    '--enable-source-maps',
    join(DIST, 'src/main.js'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    if (compiler.pid !== undefined) process.kill(-compiler.pid, signal);
    bot.kill(signal);
    for (const bundle of bundles) void bundle.dispose();
  });
}
