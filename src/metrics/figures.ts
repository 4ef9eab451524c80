import { Gauge, Registry } from 'prom-client';
import type { ShardState } from '../core/shard-state.ts';
import { SECOND_MS } from '../core/time/duration.ts';

/** What is measured when metrics are read. Ages are ms, `undefined` if unknown. */
export interface Figures {
  /** Deliveries of the outbox that are not final, by state. */
  readonly openDeliveries: Readonly<Record<string, number>>;
  readonly schedules: { readonly active: number; readonly paused: number };
  /** The shards of Discord's gateway that this process serves. */
  readonly shards: readonly ShardState[];
  readonly papers: number;
  readonly indexedPapers: number;
  /** Changes of papers that the index lacks. */
  readonly changesBehind: number;
  /** Since papers were last ingested. */
  readonly corpusAgeMs: number | undefined;
  /** Since each source last returned papers. */
  readonly sources: readonly { readonly name: string; readonly ageMs: number }[];
  /** Since the newest daily backup was written. */
  readonly backupAgeMs: number | undefined;
}

const isUp = ({ downSince }: ShardState) => downSince === undefined;

/** Returns figures in Prometheus' text format. */
export async function formatFigures(figures: Figures): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `paperboy_${name}`, help, labelNames, registers: [registry] });
  const set = (name: string, help: string, value: number | undefined) => {
    if (value !== undefined) gauge(name, help).set(value);
  };
  const setAge = (name: string, help: string, ageMs: number | undefined) =>
    set(name, help, ageMs === undefined ? undefined : ageMs / SECOND_MS);

  const deliveries = gauge('deliveries', 'Deliveries in the outbox that are not final, by state.', ['state']);
  for (const [state, count] of Object.entries(figures.openDeliveries)) deliveries.set({ state }, count);
  const schedules = gauge('schedules', 'Schedules, by state.', ['state']);
  for (const [state, count] of Object.entries(figures.schedules)) schedules.set({ state }, count);
  set('gateway_up', '1 if all shards are connected to Discord.', figures.shards.every(isUp) ? 1 : 0);
  const shards = gauge('shard_up', '1 if a shard of this process is connected to Discord.', ['shard']);
  for (const shard of figures.shards) shards.set({ shard: shard.id }, isUp(shard) ? 1 : 0);
  set('corpus_papers', 'Papers in the corpus.', figures.papers);
  set('index_papers', 'Papers in the search index.', figures.indexedPapers);
  set('index_changes_behind', 'Changes of papers that the search index lacks.', figures.changesBehind);
  setAge('corpus_age_seconds', 'Time since papers were last ingested.', figures.corpusAgeMs);
  setAge('backup_age_seconds', 'Time since the newest daily backup was written.', figures.backupAgeMs);
  const sources = gauge('source_age_seconds', 'Time since a source last returned papers.', ['source']);
  for (const { name, ageMs } of figures.sources) sources.set({ source: name }, ageMs / SECOND_MS);
  return await registry.metrics();
}
