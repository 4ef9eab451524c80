// Compiles, bundles and restarts the bot whenever a source changes.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { context } from 'esbuild';
import { COMPILER } from './compile.mjs';
import { PAGE_OPTIONS } from './page-bundle.mjs';
import { DIST, ROOT } from './paths.mjs';

// Builds everything once before the bot starts. Errors are printed; the compiler below picks up their corrections.
spawnSync(process.execPath, [join(ROOT, 'src/build/build.mjs')], { stdio: 'inherit' });
const page = await context(PAGE_OPTIONS);
await page.watch();
// tsc runs as a child of its launcher: `detached` puts both into one process group, so that one signal ends both.
const compiler = spawn(process.execPath, [...COMPILER, '--watch', '--preserveWatchOutput'], {
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
    void page.dispose();
  });
}
