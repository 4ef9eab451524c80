import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { ActivityCounters } from '../core/activity-counters.ts';
import type { Log } from '../core/log.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { formatFigures, type Figures } from './figures.ts';

/** Upper bounds of lateness, s: the spread of a minute's digests, its window of five minutes, the six hours of a late one. */
const LATENESS_BUCKETS_S = [1, 5, 15, 30, 60, 120, 300, 360, 600, 1_800, 3_600, 21_600];

/** All metrics of the process. */
export interface Metrics extends ActivityCounters {
  /** The content type of `text`. */
  readonly contentType: string;
  /** Returns all metrics in Prometheus' text format. */
  text(): Promise<string>;
}

/**
 * Creates the metrics in a registry of their own. What is counted comes by the methods of `ActivityCounters`; the rest is
 * read by `readFigures` for each text, and left out if that fails.
 */
export function createMetrics(readFigures: () => Promise<Figures>, log: Pick<Log, 'warn'>): Metrics {
  const registry = new Registry();
  // Event-loop delay, memory and processor time, under the names that dashboards know.
  collectDefaultMetrics({ register: registry });
  const activity = createActivityMetrics(registry);

  return {
    ...activity,
    contentType: registry.contentType,
    async text() {
      return `${await registry.metrics()}${await figuresText(readFigures, log)}`;
    },
  };
}

async function figuresText(readFigures: () => Promise<Figures>, log: Pick<Log, 'warn'>): Promise<string> {
  try {
    return await formatFigures(await readFigures());
  } catch (error) {
    log.warn('metrics_incomplete', { error });
    return '';
  }
}

function createActivityMetrics(registry: Registry): ActivityCounters {
  const registers = [registry];
  const responses = new Counter({
    name: 'paperboy_discord_responses_total',
    help: 'Responses of Discord to REST requests, by class of status (2xx, 4xx, 429, none) and kind of route.',
    labelNames: ['status', 'route'],
    registers,
  });
  const attempts = new Counter({
    name: 'paperboy_delivery_attempts_total',
    help: 'Attempts to post a delivery, by result.',
    labelNames: ['result'],
    registers,
  });
  const lateness = new Histogram({
    name: 'paperboy_delivery_lateness_seconds',
    help: 'Time from when the slot of a delivery was due until it was posted.',
    buckets: LATENESS_BUCKETS_S,
    registers,
  });
  const dropped = new Counter({
    name: 'paperboy_interactions_dropped_total',
    help: 'Calls of members that were dropped without an answer in an overload, by reason.',
    labelNames: ['why'],
    registers,
  });
  return {
    dropped: why => dropped.inc({ why: toSnakeCase(why) }),
    responded: (routeKind, status) => responses.inc({ status: statusClass(status), route: routeKind }),
    attempted(result, lateMs) {
      attempts.inc({ result: toSnakeCase(result) });
      if (result === 'sent') lateness.observe(Math.max(0, lateMs) / SECOND_MS);
    },
  };
}

/** Returns `2xx` and the like; a rate limit is a class of its own. */
function statusClass(status: number | undefined): string {
  if (status === undefined) return 'none';
  return status === 429 ? '429' : `${Math.floor(status / 100)}xx`;
}

function toSnakeCase(name: string): string {
  return name.replaceAll(' ', '_').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
