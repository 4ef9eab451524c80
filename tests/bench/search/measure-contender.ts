import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { quantile } from '../quantiles.ts';
import { timeOf } from './time-of.ts';
import { openCorpus, type BenchCorpus, type CorpusSource } from './bench-corpus.ts';
import { CONTENDERS } from './contenders/all.ts';
import type { Contender, ContenderKind } from './contenders/contender.ts';
import type { ItemKind, KnownItem } from './queries/known-items.ts';
import type { Queries } from './queries/queries.ts';

/** What a process of its own measures. */
export interface MeasureTask {
  readonly contender: string;
  /** Where the papers come from; `undefined` to restore what an earlier process wrote to the folder. */
  readonly source: CorpusSource | undefined;
  readonly queriesFile: string;
  readonly folder: string;
}

/** Times in ms. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** What was measured. */
export interface ContenderFigures {
  /** Time to build or to restore the search, ms. */
  readonly readyMs: number;
  /** Resident memory of the process after garbage was collected, bytes. */
  readonly residentBytes: number;
  readonly searches: Readonly<Record<string, Times>>;
  readonly completions: Readonly<Record<string, Times>>;
  readonly similar: Times | undefined;
  readonly meanReciprocalRanks: Readonly<Partial<Record<ItemKind, number>>>;
}

/** Untimed calls before timed ones, so that the compiler has seen the code. */
const WARM_UP_CALLS = 50;

/** Builds or restores a contender and measures it. Call it in a process of its own, with `--expose-gc`. */
export async function measureContender(task: MeasureTask): Promise<ContenderFigures> {
  const kind = CONTENDERS.find(({ name }) => name === task.contender);
  if (kind === undefined) throw new Error(`There is no contender ${task.contender}.`);
  const { contender, readyMs } =
    task.source === undefined
      ? await restore(kind, task.folder)
      : build(kind, task.folder, await openCorpus(task.source));
  globalThis.gc?.();
  const residentBytes = process.memoryUsage.rss();
  const queries = readQueries(task.queriesFile);
  const figures = { readyMs, residentBytes, ...measureQueries(contender, queries) };
  await contender.save?.();
  return figures;
}

/** The file was written by `makeQueries` in the process that started this one. */
function readQueries(file: string): Queries {
  const queries: Queries = JSON.parse(readFileSync(file, 'utf8'));
  return queries;
}

/** Papers are made between the timed parts. */
function build(
  kind: ContenderKind,
  folder: string,
  corpus: BenchCorpus,
): { contender: Contender; readyMs: number } {
  let readyMs = 0;
  const timed = <T>(work: () => T): T => {
    const { result, took } = timeOf(work);
    readyMs += took;
    return result;
  };
  const contender = timed(() => kind.create(folder));
  for (const paper of corpus.papers()) timed(() => contender.add(paper));
  timed(() => contender.finish());
  return { contender, readyMs };
}

async function restore(
  kind: ContenderKind,
  folder: string,
): Promise<{ contender: Contender; readyMs: number }> {
  if (kind.restore === undefined) throw new Error(`${kind.name} cannot be restored.`);
  const startedAt = performance.now();
  const contender = await kind.restore(folder);
  return { contender, readyMs: performance.now() - startedAt };
}

function measureQueries(
  contender: Contender,
  { searches, completions, similar, items }: Queries,
): Omit<ContenderFigures, 'readyMs' | 'residentBytes'> {
  const { complete, similar: findSimilar } = contender;
  return {
    searches: mapValues(searches, queries => timesOf(queries, query => contender.search(query))),
    completions: complete === undefined ? {} : mapValues(completions, texts => timesOf(texts, complete)),
    similar: findSimilar === undefined ? undefined : timesOf(similar, findSimilar),
    meanReciprocalRanks: mapValues(items, kind => meanReciprocalRank(contender, kind)),
  };
}

function mapValues<Key extends string, Value, Result>(
  record: Readonly<Partial<Record<Key, Value>>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  const entries: [string, Value][] = Object.entries(record);
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)]));
}

function timesOf<T>(inputs: readonly T[], call: (input: T) => unknown): Times {
  for (const input of inputs.slice(0, WARM_UP_CALLS)) call(input);
  const times = inputs.map(input => timeOf(() => call(input)).took);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function meanReciprocalRank(contender: Contender, items: readonly KnownItem[]): number {
  const ranks = items.map(({ query, id }) => contender.search(query).indexOf(id) + 1);
  return ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / items.length;
}
