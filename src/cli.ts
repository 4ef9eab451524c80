#!/usr/bin/env node
import { config as loadEnvFile } from 'dotenv';
import { Command, CommanderError } from 'commander';
import { registered } from '../commands/index.ts';
import { backupVerb } from './cli/backup.ts';
import { exportVerb } from './cli/export.ts';
import { ingestVerb } from './cli/ingest/ingest.ts';
import { registerVerb } from './cli/register.ts';
import { schedulesVerb } from './cli/schedules.ts';
import { searchVerb } from './cli/search/search.ts';
import { showVerb } from './cli/show.ts';
import { similarVerb } from './cli/similar.ts';
import { statusVerb } from './cli/status.ts';
import { readVersion } from './process/version.ts';
import { UsageError, type CliContext } from './cli/context.ts';
import { ConfigError, readConfig } from './process/config.ts';
import { TokenRefusedError } from './discord/token-refused.ts';
import { EXIT } from './process/exit-code.ts';
import { openLog } from './process/log.ts';
import { processClock } from './process/clock.ts';

loadEnvFile({ quiet: true });
const context: CliContext = {
  config: () => readConfig(process.env),
  log: level => openLog(level),
  clock: processClock,
  print: line => void process.stdout.write(`${line}\n`),
  write: text => void process.stdout.write(text),
  tell: line => void process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
  random: () => Math.random(),
  commands: registered,
};

const program = new Command('paperboy')
  .description('Paperboy, for its operator: fills and searches the corpus, shows how the bot is.')
  .version(readVersion(), '--version', 'print the version')
  // So that a verb's own subcommands get their options.
  .enablePositionalOptions()
  .exitOverride()
  .showHelpAfterError('(--help tells how it is used)');
for (const verb of [
  ingestVerb,
  searchVerb,
  showVerb,
  similarVerb,
  exportVerb,
  statusVerb,
  schedulesVerb,
  backupVerb,
  registerVerb,
]) {
  program.addCommand(verb(context).exitOverride().showHelpAfterError('(--help tells how it is used)'));
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.failed),
);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has told what it has to say; asking for help is no misuse.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.misused;
  context.tell(error instanceof Error ? error.message : String(error));
  if (error instanceof ConfigError || error instanceof UsageError) return EXIT.misused;
  if (error instanceof TokenRefusedError) return EXIT.tokenRefused;
  return EXIT.failed;
}
