import type { HealthProblem } from '../core/health.ts';
import type { ShardState } from '../core/shard-state.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';

/** Ordinary reconnects take seconds. */
const MAX_GATEWAY_DOWN_MS = MINUTE_MS;

/** Tickers run every 15 seconds; thousands of slots due at the same minute take one run a minute or two. */
const MAX_RUN_MS = 5 * MINUTE_MS;

/** A write takes milliseconds. One that waits this long for another process counts as failed. */
const MAX_WRITE_MS = 2 * SECOND_MS;

/** Probes may come every second; each written check costs a write to the disk. */
const WRITE_CHECK_INTERVAL_MS = 10 * SECOND_MS;

/** What health is judged by. Instants are ms since the epoch, by the same clock. */
export interface HealthSources {
  readonly clock: Clock;
  /** Returns the shards of Discord's gateway that this process serves. */
  readonly shards: () => readonly ShardState[];
  readonly isTokenRefused: () => boolean;
  /** Returns when the last run of each ticker began, by its name. */
  readonly lastRuns: () => Readonly<Record<string, number>>;
  /** Writes to the database. */
  readonly write: () => Promise<unknown>;
  /** Returns what was found wrong with the database file; `undefined` if nothing was. */
  readonly databaseDamage: () => string | undefined;
}

/** The health of the running bot. */
export interface Health {
  /** Returns what is wrong now; empty if nothing is. */
  problems(): Promise<readonly HealthProblem[]>;
}

export function createHealth(sources: HealthSources): Health {
  const { clock } = sources;
  let lastWrite: { readonly at: number; readonly problem: Promise<string | undefined> } | undefined;

  function writeProblem(now: number): Promise<string | undefined> {
    if (!lastWrite || Math.abs(now - lastWrite.at) >= WRITE_CHECK_INTERVAL_MS)
      lastWrite = { at: now, problem: tryWrite(sources) };
    return lastWrite.problem;
  }

  return {
    async problems() {
      const now = clock.now();
      const found: readonly (HealthProblem | undefined)[] = [
        gatewayProblem(sources.shards(), now),
        sources.isTokenRefused() ? { check: 'token', reason: 'Discord refused the token.' } : undefined,
        ...Object.entries(sources.lastRuns()).map(([name, at]) => tickerProblem(name, now - at)),
        databaseProblem(sources.databaseDamage()),
        databaseProblem(await writeProblem(now)),
      ];
      return found.filter(problem => problem !== undefined);
    },
  };
}

function gatewayProblem(shards: readonly ShardState[], now: number): HealthProblem | undefined {
  const outages = shards
    .map(({ id, downSince = now }) => ({ id, ms: now - downSince }))
    .filter(({ ms }) => ms > MAX_GATEWAY_DOWN_MS)
    .toSorted((a, b) => b.ms - a.ms);
  const [longest] = outages;
  if (!longest) return undefined;
  const others = outages.length === 1 ? '' : `, and ${outages.length - 1} more of ${shards.length} are down`;
  const what =
    shards.length === 1 ? 'The connection to Discord' : `The connection of shard ${longest.id} to Discord`;
  return { check: 'gateway', reason: `${what} has been down for ${toSeconds(longest.ms)} s${others}.` };
}

function tickerProblem(name: string, runMs: number): HealthProblem | undefined {
  if (runMs <= MAX_RUN_MS) return undefined;
  return { check: 'jobs', reason: `The job “${name}” has not begun a run for ${toSeconds(runMs)} s.` };
}

function databaseProblem(reason: string | undefined): HealthProblem | undefined {
  return reason === undefined ? undefined : { check: 'database', reason };
}

async function tryWrite({ clock, write }: HealthSources): Promise<string | undefined> {
  try {
    const written = write().then(() => true);
    const isDone = await orGiveUp(written, settled => clock.wait(MAX_WRITE_MS, settled));
    return isDone ? undefined : `A write to the database has not ended in ${toSeconds(MAX_WRITE_MS)} s.`;
  } catch (error) {
    return `The database cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function toSeconds(ms: number): number {
  return Math.round(ms / SECOND_MS);
}
