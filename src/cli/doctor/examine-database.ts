import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { databaseName, type DatabaseLocation } from '../../core/database-location.ts';
import { openDatabase } from '../../store/database/open.ts';
import { inspectDatabase } from '../../store/database/sqlite/inspect-database.ts';
import { toStoreError } from '../../store/database/sqlite/sqlite-errors.ts';
import { StoreError } from '../../store/database/store-error.ts';
import { createStores } from '../../store/stores.ts';
import { backupsFinding, databaseFinding, diskFinding, serverFinding, type Finding } from './findings.ts';
import type { PostingChannel } from './inspect-discord.ts';

/** What a database is like, and what it has for the other checks. */
export interface DatabaseExamination {
  readonly findings: readonly Finding[];
  /** The channels of active schedules; none if the database is not to be opened. */
  readonly channels: readonly PostingChannel[];
}

/** Examines a database and changes nothing: one of another schema is not opened. */
export async function examineDatabase(location: DatabaseLocation, now: number): Promise<DatabaseExamination> {
  const { findings, isCurrent } =
    location.kind === 'sqlite' ? fileFindings(location.file, now) : await serverFindings(location);
  if (!isCurrent) return { findings, channels: [] };
  try {
    return { findings, channels: await readPostingChannels(location) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const problem: Finding = { check: 'database', result: 'problem', text: error.message };
    return { findings: [problem, ...findings.filter(({ check }) => check !== 'database')], channels: [] };
  }
}

function fileFindings(file: string, now: number) {
  const state = readDatabase(file);
  const database = databaseFinding(file, state);
  return {
    findings: [database, backupsFinding(state, now), diskFinding(freeBytesFor(file), state.size ?? 0)],
    isCurrent: database.result === 'ok' && state.schema === state.newestSchema,
  };
}

async function serverFindings(location: DatabaseLocation & { readonly kind: 'postgres' }) {
  const { inspectPostgres } = await import('../../store/database/postgres/inspect-postgres.ts');
  try {
    const state = await inspectPostgres(location);
    return {
      findings: [serverFinding(databaseName(location), state)],
      isCurrent: state.schema === state.newestSchema,
    };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const finding: Finding = { check: 'database', result: 'problem', text: error.message };
    return { findings: [finding], isCurrent: false };
  }
}

async function readPostingChannels(location: DatabaseLocation): Promise<PostingChannel[]> {
  const database = await openDatabase(location);
  try {
    const schedules = await createStores(database.db).schedules.all();
    const channels = schedules
      .filter(({ pausedReason }) => pausedReason === null)
      .map(({ guildId, channelId }) => [channelId, { guildId, channelId }] as const);
    return [...new Map(channels).values()];
  } finally {
    await database.close();
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
