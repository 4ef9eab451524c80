#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './cli/program.ts';
import { processClock } from './process/clock.ts';
import { EXIT } from './process/exit-code.ts';
import { readVersion } from './process/version.ts';

/** Programs are built in dist/src; package.json is beside dist. */
const packageFile = new URL('../../package.json', import.meta.url);
const stemVectorsFile = fileURLToPath(new URL('../../data/stem-vectors.bin', import.meta.url));

process.setSourceMapsEnabled(true);

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed),
);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  // Loaded only when a verb needs it, so that --help and --version start at once.
  async config() {
    const [{ loadEnvFile }, { readConfig }] = await Promise.all([
      import('./process/env-file.ts'),
      import('./process/config.ts'),
    ]);
    loadEnvFile();
    return readConfig(process.env);
  },
  version: readVersion(packageFile),
  stemVectorsFile,
  clock: processClock,
  print: line => void process.stdout.write(`${line}\n`),
  write: text => void process.stdout.write(text),
  printToStderr: line => void process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
  confirm: process.stdin.isTTY && process.stderr.isTTY ? confirm : undefined,
  random: () => Math.random(),
});

/** Asks on standard error, since standard output is for data. Everything but `y` and `yes` means no. */
async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*y(?:es)?\s*$/i.test(await terminal.question(`${question} [y/N] `));
  } finally {
    terminal.close();
  }
}
