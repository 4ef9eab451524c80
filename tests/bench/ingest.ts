import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import BetterSqlite3 from 'better-sqlite3';
import * as z from 'zod';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { toRecord } from '../../src/sources/file/paper-record.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createUnitOfWork } from '../../src/store/stores.ts';
import { ms } from './quantiles.ts';
import { madeUpPapers } from './starter.ts';

const PAPERS = 20_000;
const FEWER_PAPERS = 5_000;

/** A format of made-up papers: how a line is written, and how the baseline reads it. */
interface BenchFormat {
  readonly name: string;
  readonly line: (paper: PaperFields, at: number) => unknown;
  readonly row: (line: unknown) => BaselineRow;
}

/** The columns of a paper that the baseline writes. */
interface BaselineRow {
  readonly externalId: string | null;
  readonly arxivId: string | null;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly publishedAt: string;
  readonly categories: readonly string[];
}

const jsonLine = z.custom<{ id: string; title: string; abstract: string; publishedAt: string }>();
const snapshotLine = z.custom<{
  id: string;
  title: string;
  abstract: string;
  authors_parsed: string[][];
  categories: string;
}>();

const FORMATS: readonly BenchFormat[] = [
  {
    name: 'JSON lines',
    line: toRecord,
    row(line) {
      const { id, title, abstract, publishedAt } = jsonLine.parse(line);
      return { externalId: id, arxivId: null, title, abstract, authors: [], publishedAt, categories: [] };
    },
  },
  {
    name: "arXiv's snapshot",
    line: ({ title, abstract }, at) => ({
      id: `2501.${String(at).padStart(5, '0')}`,
      submitter: 'Ada Byron',
      authors: 'A. Byron, B. Babbage',
      title,
      comments: null,
      categories: 'cs.LG cs.CL',
      abstract: `  ${abstract}\n`,
      versions: [{ version: 'v1', created: 'Wed, 1 Jan 2025 10:00:00 GMT' }],
      update_date: '2025-01-02',
      authors_parsed: [
        ['Byron', 'A.', ''],
        ['Babbage', 'B.', ''],
      ],
    }),
    row(line) {
      const { id, title, abstract, authors_parsed, categories } = snapshotLine.parse(line);
      return {
        externalId: null,
        arxivId: id,
        title,
        abstract: abstract.trim(),
        authors: authors_parsed.map(([family, given]) => `${given} ${family}`),
        publishedAt: '2025-01-01',
        categories: categories.split(' '),
      };
    },
  },
];

/** Measures ingestion from files, beside the least any program must do: read, parse, and insert the same rows in batches of the same size. */
export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  for (const format of FORMATS) {
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, linesOf(format, PAPERS));
    // One round warms up; then both in turns, since the disk of a shared machine varies.
    const ours: Measured[] = [];
    const baselines: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const measured = await measureIngest(file, folder);
      const baseline = await measureBaseline(format, file, folder, measured.batch);
      if (round === 0) continue;
      ours.push(measured);
      baselines.push(baseline);
    }
    const seconds = median(ours.map(each => each.seconds));
    const baseline = median(baselines);
    console.log(
      `${format.name}: ${rate(seconds)} papers a second ingested, ${rate(baseline)} by the baseline; ratio ${(baseline / seconds).toFixed(2)} (at least 0.40); ` +
        `${(ours[0]?.batch ?? 0).toFixed(0)} papers a batch; longest hold of the event loop ${ms(Math.max(...ours.map(each => each.longestHoldMs)))}`,
    );
    writeFileSync(file, linesOf(format, FEWER_PAPERS));
    const fewer = await measureIngest(file, folder);
    console.log(
      `${format.name}: heap growth ${megabytes(fewer.heap)} after ${FEWER_PAPERS} papers, ${megabytes(median(ours.map(each => each.heap)))} after ${PAPERS}`,
    );
  }
  rmSync(folder, { recursive: true });
}

function linesOf({ line }: BenchFormat, count: number): string {
  let text = '';
  let at = 0;
  for (const paper of madeUpPapers(count)) text += `${JSON.stringify(line(paper, (at += 1)))}\n`;
  return text;
}

interface Measured {
  readonly seconds: number;
  /** Papers in a batch, on average. */
  readonly batch: number;
  /** Longest hold of the event loop, ms. */
  readonly longestHoldMs: number;
  /** Growth of the heap in bytes, measured after garbage collections. */
  readonly heap: number;
}

async function measureIngest(file: string, folder: string): Promise<Measured> {
  const path = join(folder, 'ours.sqlite');
  const database = await openSqlite(path);
  const before = heapUsed();
  let batches = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  const report = await ingest(readPapers(file), {
    unitOfWork: createUnitOfWork(database.db),
    now: Date.now,
    onProgress: () => (batches += 1),
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  delay.disable();
  const heap = heapUsed() - before;
  await database.close();
  removeDatabase(path);
  if (report.rejected > 0) throw new Error(`${report.rejected} papers were rejected`);
  return { seconds, batch: report.added / batches, longestHoldMs: delay.max / 1e6, heap };
}

async function measureBaseline(
  { row }: BenchFormat,
  file: string,
  folder: string,
  batch: number,
): Promise<number> {
  const path = join(folder, 'baseline.sqlite');
  await (await openSqlite(path)).close();
  const handle = new BetterSqlite3(path);
  handle.pragma('synchronous = FULL');
  const insert = handle.prepare(
    `INSERT INTO papers (rev, own_id, arxiv_id, title_key, title, abstract, keywords, authors, published_at, categories)
     VALUES (?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)`,
  );
  let rev = 0;
  const write = handle.transaction((lines: readonly string[]) => {
    for (const line of lines) {
      const paper = row(JSON.parse(line));
      const { externalId, arxivId, title, abstract, authors, publishedAt, categories } = paper;
      insert.run(
        (rev += 1),
        externalId,
        arxivId,
        title.toLowerCase(),
        title,
        abstract,
        JSON.stringify(authors),
        publishedAt,
        JSON.stringify(categories),
      );
    }
  });
  const startedAt = performance.now();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const size = Math.round(batch);
  for (let at = 0; at < lines.length; at += size) write.immediate(lines.slice(at, at + size));
  const seconds = (performance.now() - startedAt) / 1_000;
  handle.close();
  removeDatabase(path);
  return seconds;
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heapUsed(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rate(seconds: number): string {
  return Math.round(PAPERS / seconds).toLocaleString('en');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
