import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { readSnapshot, writeSnapshot } from '../../../src/search/snapshot/snapshot-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SOURCE = fileURLToPath(new URL('../../../src/search/snapshot/snapshot-file.ts', import.meta.url));

/** Starts a process that writes a snapshot of 1 GB to the file, which takes much longer than killing it. */
async function startWriter(file: string, folder: string) {
  const program = join(folder, 'writer.mjs');
  await build({
    stdin: {
      contents: `import { writeSnapshot } from ${JSON.stringify(SOURCE)};
        await writeSnapshot(${JSON.stringify(file)}, { version: 'new', array: new Uint8Array(1e9) });`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'error',
  });
  const writer = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void writer.kill('SIGKILL'));
  return writer;
}

/** Returns the bytes of the file that is being written, 0 if there is none yet. */
function partBytes(folder: string): number {
  const part = readdirSync(folder).find(name => name.endsWith('.part'));
  return part === undefined ? 0 : (statSync(join(folder, part), { throwIfNoEntry: false })?.size ?? 0);
}

it('a process that is killed while it writes a snapshot leaves the old one', async () => {
  const folder = tempFolder();
  const file = join(folder, 'papers.sqlite.search-index');
  const old = { version: 'old', array: Uint8Array.of(1, 2) };
  await writeSnapshot(file, old);

  const writer = await startWriter(file, tempFolder());
  while (partBytes(folder) < 5e6) await sleep(1);
  writer.kill('SIGKILL');
  await once(writer, 'exit');

  expect(await readSnapshot(file)).toEqual({ value: old });
});
