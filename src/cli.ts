#!/usr/bin/env node
import { runCommandLine } from './cli/program.ts';
import { processClock } from './process/clock.ts';
import { EXIT } from './process/exit-code.ts';
import { readVersion } from './process/version.ts';

process.setSourceMapsEnabled(true);

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed),
);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  // Loaded only when a verb needs it, so that --help and --version start at once.
  async config() {
    const [dotenv, { readConfig }] = await Promise.all([import('dotenv'), import('./process/config.ts')]);
    dotenv.config({ quiet: true });
    return readConfig(process.env);
  },
  version: readVersion(),
  clock: processClock,
  print: line => void process.stdout.write(`${line}\n`),
  write: text => void process.stdout.write(text),
  printToStderr: line => void process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
  random: () => Math.random(),
});
