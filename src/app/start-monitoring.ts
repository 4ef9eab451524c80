import type { ActivityCounters } from '../core/activity-counters.ts';
import { processClock } from '../process/clock.ts';
import type { HttpConfig } from '../process/config.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';
import type { DiscordBot } from './open-discord.ts';
import { openMonitoring, type MonitoringOptions } from './open-monitoring.ts';
import type { Jobs } from './start-jobs.ts';
import type { Maintenance } from './start-maintenance.ts';

/** Serves health and metrics from before the bot connects, if the operator wants them. */
export async function startMonitoring(
  { http, clock, log }: Pick<MonitoringOptions, 'clock' | 'log'> & { readonly http?: HttpConfig | undefined },
  running: {
    readonly corpus: Corpus;
    readonly discord: DiscordBot;
    readonly maintenance: Maintenance | undefined;
    readonly jobs: () => Jobs | undefined;
  },
  cleanups: Cleanups,
): Promise<ActivityCounters | undefined> {
  if (!http) return undefined;
  const { corpus, discord, maintenance, jobs } = running;
  return await openMonitoring(
    {
      http,
      stores: { ...corpus.stores, figures: corpus.figures },
      index: corpus.index,
      shards: () => discord.gateway.shards(),
      isTokenRefused: () => discord.isTokenRefused(),
      lastRuns: () => jobs()?.lastRuns() ?? {},
      databaseDamage: () => maintenance?.damage(),
      newestBackupAt: () => maintenance?.newestBackupAt(),
      clock,
      wireClock: processClock,
      log,
    },
    cleanups,
  );
}
