// Runs the static checks of `npm test` side by side. A check prints only if it fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './paths.mjs';

/** Scripts of package.json, the slowest first. `lint:types` is `lint` and `typecheck` in one: both would read all types. */
const CHECKS = ['lint:types', 'knip', 'format:check'];

/** Checks that run at once: each uses about one core. */
const CONCURRENCY = 2;

/** Lets the type checker, which is a Go program, collect garbage less often: 2.7 GB instead of 1.7, a quarter less CPU time. */
const GARBAGE_COLLECTION = { GOGC: '400' };

const waiting = [...CHECKS];
await Promise.all(Array.from({ length: CONCURRENCY }, runWaiting));

async function runWaiting() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const output = await failureOf(name);
    if (output === undefined) continue;
    process.stderr.write(`npm run ${name} failed:\n${output}\n`);
    process.exitCode = 1;
  }
}

/** Returns what a check printed if it failed. */
async function failureOf(name) {
  const check = spawn('npm', ['run', '--silent', name], {
    cwd: ROOT,
    env: { ...GARBAGE_COLLECTION, ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [check.stdout, check.stderr]) stream.on('data', chunk => output.push(chunk));
  const [code] = await once(check, 'close');
  return code === 0 ? undefined : Buffer.concat(output).toString();
}
