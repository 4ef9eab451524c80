#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { loadEnvFile } from './process/env-file.ts';
import { databasePasswords } from './process/database-url.ts';
import { readVersion } from './process/version.ts';
import { readConfig, type Config } from './process/config.ts';
import { ConfigError } from './process/config-error.ts';
import type { Log } from './core/log.ts';
import { untilAborted } from './core/time/abortable.ts';
import { GatewayClosedError } from './discord/gateway-closed.ts';
import { TokenRefusedError } from './discord/token-refused.ts';
import { RegistrationError } from './discord/registration-error.ts';
import { EXIT } from './process/exit-code.ts';
import { PLAYGROUND_DATABASE } from './app/playground/folder.ts';
import type { AppPlayground } from './app/playground/open.ts';
import { processClock } from './process/clock.ts';
import { openLog, createProcessRedaction } from './process/log.ts';
import { StartupError } from './process/startup-error.ts';
import { ArgumentError, parseStartArguments, START_HELP } from './process/arguments.ts';
import { AlreadyServedError } from './store/database/sqlite/serving-lock.ts';
import { StoreError } from './store/database/store-error.ts';

/** Programs are built in dist/src; package.json and the data are beside dist. */
const packageFile = new URL('../../package.json', import.meta.url);
const starterFile = fileURLToPath(new URL('../../data/starter-papers.jsonl', import.meta.url));
const stemVectorsFile = fileURLToPath(new URL('../../data/stem-vectors.bin', import.meta.url));
const maintenanceWorkerFile = fileURLToPath(
  new URL('./store/database/sqlite/maintenance-worker.js', import.meta.url),
);
const chartWorkerFile = fileURLToPath(new URL('./charts/chart-worker.js', import.meta.url));
const pageDirectory = fileURLToPath(new URL('./playground/page/', import.meta.url));

/** Containers are killed 10 s after SIGTERM. */
const STOP_TIMEOUT_MS = 9_000;

/** Errors of the environment: their messages say what to do. */
const EXPECTED_ERRORS = [
  ArgumentError,
  ConfigError,
  RegistrationError,
  StoreError,
  AlreadyServedError,
  TokenRefusedError,
  GatewayClosedError,
  StartupError,
] as const;

loadEnvFile();
const redaction = createProcessRedaction([
  process.env['DISCORD_TOKEN'] ?? '',
  process.env['HF_TOKEN'] ?? '',
  ...databasePasswords(process.env['DATABASE_URL'] ?? ''),
]);
// Node would print an error with all its properties: those of discord.js contain tokens.
process.on('unhandledRejection', exitWith);
process.on('uncaughtException', exitWith);
try {
  const { help, version, pretty, isNew } = parseStartArguments(process.argv.slice(2));
  if (help) process.stdout.write(START_HELP);
  else if (version) process.stdout.write(`${readVersion(packageFile)}\n`);
  else {
    const config = readConfig(process.env);
    await serve(config, openLog(config.logLevel, { pretty, redaction }), { isNew });
  }
} catch (error) {
  exitWith(error);
}

async function serve(config: Config, log: Log, { isNew }: { readonly isNew: boolean }): Promise<void> {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      log.info('stopping', { signal: name });
      stopping.abort();
      setTimeout(endAnyway, STOP_TIMEOUT_MS, log).unref();
    });
  }

  // Loaded only now: help, version and problems of the configuration are printed at once.
  const { startPaperboy } = await import('./app/start.ts');
  const playground = config.discordToken === undefined ? await openPlayground(config) : undefined;
  try {
    const paperboy = await startPaperboy({
      discord: {
        token: config.discordToken ?? playground?.token ?? '',
        apiUrl: playground?.apiUrl ?? config.discordApiUrl,
        devGuildId: config.devGuildId,
        shards: config.shards,
        hasRateLimitProxy: config.hasRateLimitProxy,
        // The playground's bot has no portal.
        readsMessageContent: playground === undefined && config.readsMessageContent,
      },
      database: playground ? { kind: 'sqlite', file: PLAYGROUND_DATABASE } : config.database,
      isNewDatabase: isNew,
      starterFile,
      stemVectorsFile,
      clock: playground?.clock ?? processClock,
      sources: {
        // The playground sends no request to another machine, and no token to its emulator.
        config: playground
          ? { ...config.sources, huggingFaceUrl: playground.huggingFaceUrl, huggingFaceToken: undefined }
          : config.sources,
        version: readVersion(packageFile),
        random: () => Math.random(),
        clock: processClock,
        isEmulated: playground !== undefined,
      },
      // A playground's days may pass within a minute, and nothing in it is worth a backup.
      maintenanceWorkerFile: playground ? undefined : maintenanceWorkerFile,
      chartWorkerFile,
      http: config.http,
      zoneVersion: process.versions['tz'] ?? 'unknown',
      log,
      signal: stopping.signal,
      onFatal: exitWith,
    });
    if (paperboy) {
      const { nextDueAt, catchUp } = paperboy;
      await playground?.open({ next: nextDueAt, catchUp, signal: stopping.signal }, () => stopping.abort());
    }
    await untilAborted(stopping.signal);
    await paperboy?.stop();
    log.info('stopped');
  } finally {
    await playground?.stop();
  }
  // Standard input would keep the process alive.
  process.exit(EXIT.ok);
}

/** Ends a stop that something holds up, such as a response of Discord. What was on its way is looked for at the next start. */
function endAnyway(log: Log): never {
  log.warn('stop_timed_out', { ms: STOP_TIMEOUT_MS });
  process.exit(EXIT.ok);
}

/** Loads the playground and the Discord emulator, which a start on Discord does not need. */
async function openPlayground(config: Config): Promise<AppPlayground> {
  const playground = await import('./app/playground/open.ts');
  return await playground.openPlayground({ port: config.playgroundPort, starterFile, pageDirectory });
}

/** Prints the error in one line and exits with the code that says whether a restart can help. */
function exitWith(error: unknown): never {
  process.stderr.write(`${formatError(error)}\n`);
  process.exit(exitCodeFor(error));
}

function formatError(error: unknown): string {
  if (!(error instanceof Error)) return redaction.text(String(error));
  // Expected errors name servers and files for the operator, and no people.
  if (EXPECTED_ERRORS.some(kind => error instanceof kind)) return error.message;
  return redaction.text(error.stack ?? error.message);
}

function exitCodeFor(error: unknown): number {
  if (error instanceof ConfigError || error instanceof ArgumentError) return EXIT.misused;
  if (error instanceof AlreadyServedError) return EXIT.alreadyServed;
  if (error instanceof TokenRefusedError || error instanceof GatewayClosedError) return EXIT.refusedByDiscord;
  return EXIT.failed;
}
