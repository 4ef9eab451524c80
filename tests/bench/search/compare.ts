import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusName, openCorpus, type CorpusSource } from './bench-corpus.ts';
import { CONTENDERS } from './contenders/all.ts';
import type { ContenderKind } from './contenders/contender.ts';
import { printComparison, type ContenderRun } from './comparison-table.ts';
import type { ContenderFigures, MeasureTask } from './measure-contender.ts';
import { makeQueries } from './queries/queries.ts';

/** The argument with which `main.ts` measures one contender in a process of its own, so that its memory is its own. */
export const MEASURE_ARGUMENT = '--measure';
/** MiniSearch needs more than Node's default for 100,000 papers. */
const MAX_HEAP_MB = 8_192;

/** Measures the contenders on a corpus, one after another, and prints a table. */
export async function compareContenders(source: CorpusSource, names: readonly string[]): Promise<void> {
  const corpus = await openCorpus(source);
  const queries = makeQueries(corpus);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-search-'));
  try {
    const queriesFile = join(folder, 'queries.json');
    writeFileSync(queriesFile, JSON.stringify(queries));
    const runs: ContenderRun[] = [];
    for (const kind of CONTENDERS) {
      if (corpus.size > kind.maxPapers || !names.includes(kind.name)) continue;
      runs.push(await runContender(kind, { source, queriesFile, folder }));
    }
    printComparison(`${corpus.size} papers, ${corpusName(source)}`, runs, queries);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds a contender in one process and restores it in another. */
async function runContender(
  kind: ContenderKind,
  { source, queriesFile, folder }: { source: CorpusSource; queriesFile: string; folder: string },
): Promise<ContenderRun> {
  const own = join(folder, kind.name.replaceAll(' ', '-'));
  mkdirSync(own);
  const task = { contender: kind.name, queriesFile, folder: own };
  const built = await measureInProcess({ ...task, source });
  const restored =
    kind.restore === undefined ? undefined : await measureInProcess({ ...task, source: undefined });
  return { name: kind.name, built, restored };
}

async function measureInProcess(task: MeasureTask): Promise<ContenderFigures> {
  const child = fork(process.argv[1] ?? '', [MEASURE_ARGUMENT, JSON.stringify(task)], {
    execArgv: ['--expose-gc', `--max-old-space-size=${MAX_HEAP_MB}`],
  });
  let figures: ContenderFigures | undefined;
  child.on('message', (message: ContenderFigures) => (figures = message));
  await once(child, 'close');
  if (figures === undefined) throw new Error(`${task.contender} ended with ${child.exitCode ?? 'a signal'}.`);
  return figures;
}
