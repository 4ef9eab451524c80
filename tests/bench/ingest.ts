import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { toRecord } from '../../src/sources/file/paper-record.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { createUnitOfWork } from '../../src/store/stores.ts';
import { ms } from './quantiles.ts';
import { madeUpPapers } from './starter.ts';

const PAPERS = 20_000;
const FEWER = 5_000;

/** A file of made-up papers in one format, and how the floor reads a line of it. */
interface Form {
  readonly name: string;
  readonly line: (paper: PaperFields, at: number) => unknown;
  readonly row: (line: unknown) => FloorRow;
}

/** What the floor writes of a paper: the columns that the lines fill. */
interface FloorRow {
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

const FORMS: readonly Form[] = [
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
      submitter: 'Nobody',
      authors: 'A. Nobody, B. Somebody',
      title,
      comments: null,
      categories: 'cs.LG cs.CL',
      abstract: `  ${abstract}\n`,
      versions: [{ version: 'v1', created: 'Wed, 1 Jan 2025 10:00:00 GMT' }],
      update_date: '2025-01-02',
      authors_parsed: [
        ['Nobody', 'A.', ''],
        ['Somebody', 'B.', ''],
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

/** Ingestion from files beside the least that any program must do: read, parse, and insert the same rows in the same batches. */
export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  for (const form of FORMS) {
    const file = join(folder, 'papers.jsonl');
    writeFileSync(file, linesOf(form, PAPERS));
    // Both once to warm up, then in turns: the disk of a shared machine is not equally fast at all times.
    const ours: Measured[] = [];
    const floors: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const measured = await measureIngest(file, folder);
      const floor = await measureFloor(form, file, folder, measured.batch);
      if (round === 0) continue;
      ours.push(measured);
      floors.push(floor);
    }
    const seconds = median(ours.map(each => each.seconds));
    const floor = median(floors);
    console.log(
      `${form.name}: ${rate(seconds)} papers a second ingested, ${rate(floor)} by the floor; ratio ${(floor / seconds).toFixed(2)} (at least 0.40); ` +
        `${(ours[0]?.batch ?? 0).toFixed(0)} papers a batch; event loop held: longest ${ms(Math.max(...ours.map(each => each.held)))}`,
    );
    writeFileSync(file, linesOf(form, FEWER));
    const fewer = await measureIngest(file, folder);
    console.log(
      `${form.name}: heap grown by ${megabytes(fewer.heap)} after ${FEWER} papers, by ${megabytes(median(ours.map(each => each.heap)))} after ${PAPERS}`,
    );
  }
  rmSync(folder, { recursive: true });
}

function linesOf({ line }: Form, count: number): string {
  let text = '';
  let at = 0;
  for (const paper of madeUpPapers(count)) text += `${JSON.stringify(line(paper, (at += 1)))}\n`;
  return text;
}

interface Measured {
  readonly seconds: number;
  /** Papers a batch, on average. */
  readonly batch: number;
  /** Longest hold of the event loop, ms. */
  readonly held: number;
  /** Bytes on the heap more than before, both after a collection. */
  readonly heap: number;
}

async function measureIngest(file: string, folder: string): Promise<Measured> {
  const path = join(folder, 'ours.sqlite');
  const database = await openDatabase(path);
  const before = heapUsed();
  let batches = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const report = await ingest(readPapers(file), {
    unitOfWork: createUnitOfWork(database.db),
    now: Date.now,
    onProgress: () => (batches += 1),
  });
  const seconds = (performance.now() - began) / 1_000;
  delay.disable();
  const heap = heapUsed() - before;
  await database.close();
  removeDatabase(path);
  if (report.rejected > 0) throw new Error(`${report.rejected} papers were rejected`);
  return { seconds, batch: report.added / batches, held: delay.max / 1e6, heap };
}

async function measureFloor({ row }: Form, file: string, folder: string, batch: number): Promise<number> {
  const path = join(folder, 'floor.sqlite');
  await (await openDatabase(path)).close();
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
  const began = performance.now();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const size = Math.round(batch);
  for (let at = 0; at < lines.length; at += size) write.immediate(lines.slice(at, at + size));
  const seconds = (performance.now() - began) / 1_000;
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
