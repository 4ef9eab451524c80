import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { toRecord } from '../../../src/sources/file/paper-record.ts';
import { createCorpus } from './generator/corpus.ts';

const PAPERS = 5_000;
const QUERIES = 1_000;
const HITS_PER_QUERY = 100;

/** Measures `paperboy search --batch --trec` as a whole process, and checks the form of its answer. */
export function benchBatch(seed: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-batch-'));
  try {
    const papers = [...createCorpus(seed).papers(PAPERS)];
    const papersFile = join(folder, 'papers.jsonl');
    writeFileSync(papersFile, papers.map(paper => JSON.stringify(toRecord(paper))).join('\n'));
    const queriesFile = join(folder, 'queries.jsonl');
    const queries = papers.slice(0, QUERIES).map(({ title }, place) => ({ id: `q${place}`, text: title }));
    writeFileSync(queriesFile, queries.map(query => JSON.stringify(query)).join('\n'));
    const ingest = runCli(['ingest', papersFile], folder);
    const batch = runCli(['search', '--batch', queriesFile, '--trec'], folder);
    const lines = batch.stdout.trimEnd().split('\n');
    const malformed = lines.filter(line => !/^q\d+ Q0 \S+ \d+ \d+\.\d{6} paperboy$/u.test(line));
    console.log(
      `search --batch --trec: ${QUERIES} queries over ${PAPERS} papers in ${batch.seconds.toFixed(1)} s (at most 10), ` +
        `${lines.length} lines of at most ${QUERIES * HITS_PER_QUERY}, ${malformed.length} malformed, ${countRising(lines)} with a higher score than the one before; ` +
        `ingested before in ${ingest.seconds.toFixed(1)} s`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Counts hits whose score is above that of the hit before, which evaluation tools would put first. */
function countRising(lines: readonly string[]): number {
  const hits = lines
    .map(line => line.split(' '))
    .map(([query, , , , score]) => ({ query, score: Number(score) }));
  return hits.filter(({ query, score }, place) => {
    const before = hits[place - 1];
    return before !== undefined && before.query === query && score > before.score;
  }).length;
}

function runCli(
  args: readonly string[],
  folder: string,
): { readonly stdout: string; readonly seconds: number } {
  const startedAt = performance.now();
  const cli = join(process.cwd(), 'dist/src/cli.js');
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'paperboy.sqlite')}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env,
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`paperboy ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { stdout, seconds: (performance.now() - startedAt) / 1_000 };
}
