import type { ActivityCounters } from '../core/activity-counters.ts';
import type { FigureStore } from '../core/figure-store.ts';
import type { Log } from '../core/log.ts';
import type { MetadataStore } from '../core/metadata.ts';
import type { PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { SourceStore } from '../core/source/source-runs.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Figures } from '../metrics/figures.ts';
import type { HealthSources } from '../metrics/health.ts';
import type { HttpConfig } from '../process/config.ts';
import { StartupError } from '../process/startup-error.ts';
import type { Cleanups } from './cleanups.ts';

export interface MonitoringOptions extends Pick<
  HealthSources,
  'shards' | 'isTokenRefused' | 'lastRuns' | 'databaseDamage'
> {
  readonly http: HttpConfig;
  readonly stores: {
    readonly papers: Pick<PaperStore, 'count' | 'lastRev'>;
    readonly metadata: MetadataStore;
    readonly sources: Pick<SourceStore, 'all'>;
    readonly figures: FigureStore;
  };
  readonly index: Pick<PaperIndex, 'size' | 'rev'>;
  /** Returns when the newest daily backup was written, ms since the epoch. */
  readonly newestBackupAt: () => number | undefined;
  readonly clock: Clock;
  /** Real time, also where a playground moves the clock. */
  readonly wireClock: Clock;
  readonly log: Log;
}

/**
 * Serves health and metrics to the operator's monitor until the cleanups run, and returns what counts for them. Nothing of
 * this is loaded unless it is called.
 * @throws StartupError if the port is taken
 */
export async function openMonitoring(
  options: MonitoringOptions,
  cleanups: Cleanups,
): Promise<ActivityCounters> {
  const { http, stores, clock, log } = options;
  const [{ createHealth }, { createMetrics }, { startMonitoringServer }] = await Promise.all([
    import('../metrics/health.ts'),
    import('../metrics/metrics.ts'),
    import('../metrics/monitoring-server.ts'),
  ]);
  const metrics = createMetrics(() => readFigures(options), log);
  const health = createHealth({
    ...options,
    clock: options.wireClock,
    write: () => stores.metadata.set('writeCheck', String(clock.now())),
  });
  try {
    const server = await startMonitoringServer({ ...http, health, metrics, log });
    cleanups.add(() => server.close());
    log.info('monitoring_ready', { host: http.host, port: server.port });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Health and metrics cannot be served at ${http.host}, port ${http.port} (${reason}). Set HTTP_PORT to a free port.`,
      { cause: error },
    );
  }
  return metrics;
}

async function readFigures(options: MonitoringOptions): Promise<Figures> {
  const { stores, index, clock } = options;
  const now = clock.now();
  const lastIngest = await stores.metadata.get('lastIngest');
  const backupAt = options.newestBackupAt();
  const sources = await stores.sources.all();
  return {
    openDeliveries: await stores.figures.openDeliveries(),
    schedules: await stores.figures.schedules(),
    shards: options.shards(),
    papers: await stores.papers.count(),
    indexedPapers: index.size,
    changesBehind: Math.max(0, (await stores.papers.lastRev()) - index.rev),
    corpusAgeMs: lastIngest === undefined ? undefined : now - Number(lastIngest),
    sources: sources.flatMap(({ name, lastPapers }) =>
      lastPapers === null ? [] : [{ name, ageMs: now - lastPapers }],
    ),
    backupAgeMs: backupAt === undefined ? undefined : now - backupAt,
  };
}
