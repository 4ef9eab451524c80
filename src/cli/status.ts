import type { Command } from 'commander';
import { databaseName, type DatabaseLocation } from '../core/database-location.ts';
import { isAlive, type ServingProcess } from '../core/processes.ts';
import { noDataSince, SOURCE_NAMES, SOURCE_TITLES, type SourceState } from '../core/source/source-runs.ts';
import type { Stores } from '../core/stores.ts';
import { HOUR_MS, SECOND_MS } from '../core/time/duration.ts';
import { followedCategories } from '../jobs/sync/followed-categories.ts';
import type { CliContext } from './context.ts';
import { withExistingStores } from './open-stores.ts';

/** `paperboy status`: what the database holds, the state of its sources, and what comes next. */
export function defineStatus(command: Command, context: CliContext): void {
  command.option('--json', 'print one JSON object').action(async (flags: { json?: true }) => {
    const { database } = await context.config();
    await withExistingStores(database, async ({ stores, readTime }) => {
      const status = {
        ...(await readCounts(stores, database)),
        ...(await readNextSlot(stores)),
      };
      const { sources, alerts } = await readSources(stores, context.clock.now());
      // Processes record their heartbeats by the clock of a shared database, which may differ from this machine's.
      const beatNow = (await readTime?.()) ?? context.clock.now();
      const processes = (await stores.processes.all()).filter(each => isAlive(each, beatNow));
      if (flags.json)
        return context.print(
          JSON.stringify({ ...status, processes: processes.map(processToJson), sources, alerts }),
        );
      for (const [name, value] of Object.entries(status)) context.print(`${name}: ${value ?? 'none'}`);
      for (const each of processes) context.print(formatProcess(each, beatNow));
      for (const source of sources) context.print(formatSource(source));
      for (const alert of alerts) context.print(`ALERT: ${alert}`);
    });
  });
}

async function readCounts(
  { papers, metadata }: Pick<Stores, 'papers' | 'metadata'>,
  database: DatabaseLocation,
) {
  const [indexed, lastIngest] = [await metadata.get('indexed'), await metadata.get('lastIngest')];
  return {
    papers: await papers.count(),
    /** Papers in the index of the serving bot, as last stored; `null` if no bot has served this database. */
    indexed: indexed === undefined ? null : Number(indexed),
    database: databaseName(database),
    lastIngest: lastIngest === undefined ? null : toIso(Number(lastIngest)),
    ...(database.kind === 'postgres' ? { backups: 'by the operator, with pg_dump' } : {}),
  };
}

function processToJson({ id, startedAt, seenAt, shards }: ServingProcess) {
  return { id, startedAt: toIso(startedAt), seenAt: toIso(seenAt), shards };
}

function formatProcess({ id, seenAt, shards: { count, ids } }: ServingProcess, now: number): string {
  const age = Math.max(0, Math.round((now - seenAt) / SECOND_MS));
  return `${id}: shards ${ids.join(', ')} of ${count}, seen ${age} s ago`;
}

async function readNextSlot({ schedules }: Pick<Stores, 'schedules'>) {
  return { schedules: await schedules.count(), nextSlot: toIso(await schedules.nextDueAt()) };
}

async function readSources(stores: Pick<Stores, 'sources' | 'arxivFollow' | 'schedules'>, now: number) {
  const states = await stores.sources.all();
  const followsArxiv = (await followedCategories(stores)).length > 0;
  return {
    sources: SOURCE_NAMES.map(name => {
      const state = states.find(each => each.name === name);
      return toJson(name, state, now);
    }),
    alerts: states
      .filter(({ name }) => name !== 'arxiv' || followsArxiv)
      .flatMap(state => alertsOf(state, now)),
  };
}

function toJson(name: string, state: SourceState | undefined, now: number) {
  return {
    name,
    lastSuccess: toIso(state?.lastSuccess),
    ageHours: typeof state?.lastSuccess === 'number' ? hoursBetween(state.lastSuccess, now) : null,
    nextRun: toIso(state?.nextRun),
    problem: state?.problem ?? null,
  };
}

function formatSource({ name, lastSuccess, ageHours, nextRun, problem }: ReturnType<typeof toJson>): string {
  const age = ageHours === null ? '' : ` (${ageHours} hours ago)`;
  const line = `${name}: last success ${lastSuccess ?? 'never'}${age}, next run ${nextRun ?? 'none'}`;
  return problem === null ? line : `${line}; problem: ${problem}`;
}

/** Returns the alerts of a source; also of one that only `paperboy ingest` fetches from, once that has succeeded. */
function alertsOf(state: SourceState, now: number): string[] {
  if (state.nextRun === null && state.lastSuccess === null) return [];
  const since = noDataSince(state, now);
  return since === undefined
    ? []
    : [`no papers from ${SOURCE_TITLES[state.name]} since ${toIso(since)}, which is more than 48 hours`];
}

/** Returns the hours between two instants, rounded to a tenth. */
function hoursBetween(from: number, to: number): number {
  return Math.round(((to - from) / HOUR_MS) * 10) / 10;
}

function toIso(instant: number | null | undefined): string | null {
  return typeof instant === 'number' ? new Date(instant).toISOString() : null;
}
