#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { config as loadEnvFile } from 'dotenv';
import { startPaperboy } from './app/start.ts';
import { readVersion } from './process/version.ts';
import { ConfigError, readConfig, type Config } from './process/config.ts';
import type { Log } from './core/log.ts';
import { TokenRefusedError } from './discord/token-refused.ts';
import { RegistrationError } from './discord/register.ts';
import { EXIT } from './process/exit-code.ts';
import { PLAYGROUND_DATABASE } from './app/playground/folder.ts';
import type { AppPlayground } from './app/playground/open.ts';
import { processClock } from './process/clock.ts';
import { openLog, openRedaction } from './process/log.ts';
import { StartupError } from './process/startup-error.ts';
import { ArgumentError, readStartArguments, START_HELP } from './process/arguments.ts';
import { AlreadyServedError } from './store/database/serving-lock.ts';
import { StoreError } from './store/database/store-error.ts';

/** Built files lie in dist/src; the data lies beside dist. */
const starterFile = fileURLToPath(new URL('../../data/starter-papers.jsonl', import.meta.url));

/** Faults of the surroundings: their messages say all there is to do. */
const EXPECTED = [
  ArgumentError,
  ConfigError,
  RegistrationError,
  StoreError,
  AlreadyServedError,
  TokenRefusedError,
  StartupError,
] as const;

loadEnvFile({ quiet: true });
const redaction = openRedaction([process.env['DISCORD_TOKEN'] ?? '', process.env['HF_TOKEN'] ?? '']);
// Left to Node, an error would be printed with all its properties: Discord's carry tokens.
process.on('unhandledRejection', exitWith);
process.on('uncaughtException', exitWith);
try {
  const { help, version, pretty } = readStartArguments(process.argv.slice(2));
  if (help) process.stdout.write(START_HELP);
  else if (version) process.stdout.write(`${readVersion()}\n`);
  else {
    const config = readConfig(process.env);
    await serve(config, openLog(config.logLevel, { pretty, redaction }));
  }
} catch (error) {
  exitWith(error);
}

async function serve(config: Config, log: Log): Promise<void> {
  const ended = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      log.info('stopping', { signal: name });
      ended.abort();
    });
  }

  const playground = config.discordToken === undefined ? await openPlayground(config) : undefined;
  try {
    const paperboy = await startPaperboy({
      discord: {
        token: config.discordToken ?? playground?.token ?? '',
        apiUrl: playground?.apiUrl ?? config.discordApiUrl,
        devGuildId: config.devGuildId,
      },
      databaseFile: playground ? PLAYGROUND_DATABASE : config.databaseFile,
      starterFile,
      clock: playground?.clock ?? processClock,
      // The playground never leaves this machine.
      live: playground
        ? undefined
        : { config: config.sources, version: readVersion(), random: () => Math.random() },
      zoneVersion: process.versions['tz'] ?? 'unknown',
      log,
      signal: ended.signal,
      onFatal: exitWith,
    });
    if (paperboy) {
      await playground?.open({ next: paperboy.nextSlotAt, catchUp: paperboy.catchUp }, () => ended.abort());
    }
    if (!ended.signal.aborted) {
      await new Promise(resolve => {
        ended.signal.addEventListener('abort', resolve);
      });
    }
    await paperboy?.stop();
    log.info('stopped');
  } finally {
    await playground?.stop();
  }
  // A terminal's input would keep the process alive.
  process.exit(EXIT.fine);
}

/** Loads the playground and the Discord emulator only now: a start on Discord needs neither. */
async function openPlayground(config: Config): Promise<AppPlayground> {
  const playground = await import('./app/playground/open.ts');
  return await playground.openPlayground(config.playgroundPort);
}

/** Tells what stopped the process in one line and ends it with the code that says whether a restart can help. */
function exitWith(error: unknown): never {
  process.stderr.write(`${lineOf(error)}\n`);
  process.exit(exitCodeOf(error));
}

function lineOf(error: unknown): string {
  if (!(error instanceof Error)) return redaction.text(String(error));
  // What was expected names servers and files for the operator, and no people.
  if (EXPECTED.some(kind => error instanceof kind)) return error.message;
  return redaction.text(error.stack ?? error.message);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError || error instanceof ArgumentError) return EXIT.misused;
  if (error instanceof AlreadyServedError) return EXIT.alreadyServed;
  if (error instanceof TokenRefusedError) return EXIT.tokenRefused;
  return EXIT.failed;
}
