import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { databaseName, type DatabaseLocation } from '../../core/database-location.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { openDatabase } from '../../store/database/open.ts';
import { inspectDatabase } from '../../store/database/sqlite/inspect-database.ts';
import { StoreError } from '../../store/database/store-error.ts';
import { toStoreError } from '../../store/database/sqlite/sqlite-errors.ts';
import type { CliContext } from '../context.ts';
import { VerbError } from '../errors.ts';
import {
  backupsFinding,
  databaseFinding,
  diskFinding,
  networkFindings,
  tokenFinding,
  type Finding,
} from './findings.ts';

const DISCORD_API_URL = 'https://discord.com/api';

/** An operator waits for it. */
const REQUEST_TIMEOUT_MS = 5 * SECOND_MS;

/** `paperboy doctor`: whether the bot can work here, and what to do if it cannot. */
export function defineDoctor(command: Command, context: CliContext): void {
  command.option('--json', 'print one JSON object a line').action(async (flags: { json?: true }) => {
    const findings = await examine(context);
    for (const finding of findings)
      context.print(flags.json ? JSON.stringify(finding) : formatFinding(finding));
    const problems = findings.filter(({ result }) => result === 'problem').length;
    if (problems > 0)
      throw new VerbError(problems === 1 ? 'There is a problem.' : `There are ${problems} problems.`);
  });
}

async function examine({ config, clock }: CliContext): Promise<Finding[]> {
  const { discordToken, discordApiUrl = DISCORD_API_URL, database } = await config();
  return [
    tokenFinding(discordToken),
    ...(database.kind === 'sqlite'
      ? fileFindings(database.file, clock.now())
      : [await serverFinding(database)]),
    ...networkFindings(discordApiUrl, await readServerTime(discordApiUrl), clock.now()),
  ];
}

function fileFindings(file: string, now: number): Finding[] {
  const state = readDatabase(file);
  return [
    databaseFinding(file, state),
    backupsFinding(state, now),
    diskFinding(freeBytesFor(file), state.size ?? 0),
  ];
}

/** Connects to a database on a server, which migrates it as a start would. */
async function serverFinding(location: DatabaseLocation): Promise<Finding> {
  const name = databaseName(location);
  try {
    await (await openDatabase(location)).close();
    return { check: 'database', result: 'ok', text: `${name} answers; pg_dump backs it up` };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { check: 'database', result: 'problem', text: error.message };
  }
}

function readDatabase(file: string) {
  try {
    return inspectDatabase(file);
  } catch (error) {
    throw toStoreError(file, error);
  }
}

function freeBytesFor(file: string): number {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Returns the time of Discord's server, ms since the epoch, or why it is unknown. Sends no token. */
async function readServerTime(apiUrl: string): Promise<number | string> {
  try {
    const response = await fetch(`${apiUrl}/v10/gateway`, {
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    const time = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(time) ? `status ${response.status}, without a date` : time;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function formatFinding({ check, result, text }: Finding): string {
  return `${result.padEnd(7)}  ${check}: ${text}`;
}
