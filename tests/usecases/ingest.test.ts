import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '../../src/core/stores.ts';
import { emptyPaper, type PaperFields, type PaperStore } from '../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../src/core/paper/record.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openTestDatabase } from '../support/database.ts';
import { STARTER_FILE } from '../support/cli-process.ts';

async function* records(...all: (Partial<PaperFields> & { title: string })[]): AsyncGenerator<SourceRecord> {
  let line = 0;
  for (const fields of all) yield { line: (line += 1), fields: { ...emptyPaper(fields.title), ...fields } };
}

async function* withRejected(): AsyncGenerator<SourceRecord> {
  yield { line: 3, rejected: 'no title' };
  yield* records(
    { title: 'Same', arxivId: '2501.00001' },
    { title: 'Same', arxivId: '2501.00002' },
    { title: 'Same' },
  );
  yield* records({ title: 'Another' });
}

async function* breaking(): AsyncGenerator<SourceRecord> {
  for (let at = 0; at < 100; at += 1) yield* records({ title: `Paper ${at}` });
  throw new Error('the connection broke');
}

const seeds = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const pages = existsSync(seeds) ? readdirSync(seeds).map(name => join(seeds, name)) : [];

describe('ingesting', () => {
  it('adds papers, then changes nothing when it is repeated', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const options = { unitOfWork, now: () => 7 };
    const fields = { title: 'A paper', arxivId: '2501.00001' };
    expect(await ingest(records(fields), options)).toEqual({
      added: 1,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    });
    const rev = await stores.papers.lastRev();
    expect(await ingest(records(fields), options)).toEqual({
      added: 0,
      updated: 0,
      unchanged: 1,
      rejected: 0,
    });
    expect(await stores.papers.lastRev()).toBe(rev);
    expect(await stores.metadata.get('lastIngest')).toBe('7');
  });

  it('merges a title-only record with the paper of that title, which stays in the libraries of its users', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const options = { unitOfWork, now: () => 0 };
    await ingest(records({ title: 'PanGu-$π$: A Model' }), options);
    const [before] = await stores.papers.changedSince(0, 1);
    await stores.library.save('ben', [before?.id ?? 0], { kind: 'explicit' }, 1);
    await ingest(records({ title: 'PanGu-π: a model', arxivId: '2312.17276' }), options);
    const after = await stores.papers.byArxivId('2312.17276');
    expect(after?.id).toBe(before?.id);
    expect(await stores.papers.count()).toBe(1);
    expect(await stores.library.isSaved('ben', after?.id ?? 0)).toBe(true);
  });

  it('stores titles without HTML, whatever their source', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    await ingest(
      records(
        { title: 'H<sub>2</sub>O &amp; ice', externalId: 'ice' },
        { title: '<b></b>', externalId: 'b' },
      ),
      {
        unitOfWork,
        now: () => 7,
      },
    );
    expect((await stores.papers.byExternalId('ice'))?.title).toBe('H₂O & ice');
    expect((await stores.papers.byExternalId('b'))?.title).toBe('<b></b>');
  });

  it('merges two papers that a later record shows to be one', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const options = { unitOfWork, now: () => 0 };
    await ingest(
      records(
        { title: 'A preprint', externalId: 'x1' },
        { title: 'A paper', arxivId: '2501.00001', upvotes: 3 },
      ),
      options,
    );
    const before = await stores.papers.lastRev();
    const report = await ingest(
      records({ title: 'A paper, revised', externalId: 'x1', arxivId: '2501.00001' }),
      options,
    );
    expect(report).toEqual({ added: 0, updated: 1, unchanged: 0, rejected: 0 });
    const changed = await stores.papers.changedSince(before, 10);
    expect(changed.map(({ id }) => id)).toEqual([1]);
    const merged = await stores.papers.goneBetween(before, changed[0]?.rev ?? 0);
    expect(merged.map(({ id }) => id)).toEqual([2]);
    expect(await stores.papers.get(2)).toMatchObject({
      id: 1,
      externalId: 'x1',
      arxivId: '2501.00001',
      upvotes: 3,
    });
    // The paper is still found by each title that a record of it had.
    for (const title of ['A preprint', 'A paper', 'A paper, revised']) {
      expect(await ingest(records({ title }), options)).toMatchObject({ unchanged: 1, added: 0 });
    }
  });

  it('commits larger batches while the disk is fast, and smaller ones on a slow disk', async () => {
    const { unitOfWork } = await openTestDatabase();
    const all = Array.from({ length: 400 }, (_, at) => ({ title: `Paper ${at}` }));
    const batchesAt = async (msEach: number) => {
      const reads: number[] = [];
      let now = 0;
      const onProgress = (read: number) => reads.push(read);
      await ingest(records(...all), { unitOfWork, now: () => (now += msEach), onProgress });
      return reads.map((read, at) => read - (reads[at - 1] ?? 0));
    };
    expect(Math.max(...(await batchesAt(0)))).toBe(128);
    expect(Math.max(...(await batchesAt(6)))).toBe(8);
    expect(new Set((await batchesAt(20)).slice(0, -1))).toEqual(new Set([8]));
  });

  it('reports a rejected record with its line and goes on', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const rejected: string[] = [];
    const report = await ingest(withRejected(), {
      unitOfWork,
      now: () => 0,
      onRejected: (line, reason) => rejected.push(`${line}: ${reason}`),
    });
    expect(report).toEqual({ added: 3, updated: 0, unchanged: 0, rejected: 2 });
    expect(rejected[0]).toBe('3: no title');
    expect(rejected[1]).toContain('2501.00001');
    expect(await stores.papers.count()).toBe(3);
  });

  it('keeps a paper with 17,000 list days, and only the newest of them', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const listedOn = Array.from({ length: 17_000 }, (_, at) =>
      new Date(at * 86_400_000).toISOString().slice(0, 10),
    );
    const fields = { title: 'Listed daily', listedOn };
    const options = { unitOfWork, now: () => 0 };
    expect(await ingest(records(fields, { title: 'Other' }), options)).toMatchObject({
      added: 2,
      rejected: 0,
    });
    expect(await ingest(records(fields), options)).toMatchObject({ unchanged: 1 });
    expect((await stores.papers.get(1))?.listedOn).toEqual(listedOn.slice(-5_000));
  });

  it('rejects a record that the store cannot take, and keeps the others of its batch', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    const failing: UnitOfWork = work =>
      unitOfWork(async inner => {
        const insert: PaperStore['insert'] = async fields => {
          const paper = await inner.papers.insert(fields);
          if (fields.title === 'Bad') throw new RangeError('too many SQL variables');
          return paper;
        };
        return work({ ...inner, papers: { ...inner.papers, insert } });
      });
    const rejected: string[] = [];
    const report = await ingest(records({ title: 'First' }, { title: 'Bad' }, { title: 'Last' }), {
      unitOfWork: failing,
      now: () => 0,
      onRejected: (line, reason) => rejected.push(`${line}: ${reason}`),
    });
    expect(report).toEqual({ added: 2, updated: 0, unchanged: 0, rejected: 1 });
    expect(rejected).toEqual(['2: cannot be stored: too many SQL variables']);
    expect((await stores.papers.changedSince(0, 9)).map(({ title }) => title)).toEqual(['First', 'Last']);
  });

  it('ends at an error of the whole database', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const options = { unitOfWork: () => Promise.reject(full), now: () => 0 };
    await expect(ingest(records({ title: 'A paper' }), options)).rejects.toThrow('disk is full');
  });

  it('reports a rejection in at most 500 characters on one line', async () => {
    const { unitOfWork } = await openTestDatabase();
    const reasons: string[] = [];
    await ingest(rejecting(), {
      unitOfWork,
      now: () => 0,
      onRejected: (_line, reason) => reasons.push(reason),
    });
    expect(reasons[0]).toMatch(/^\[31m x+…$/);
    expect(reasons[0]).toHaveLength(500);
  });

  it('keeps the batches committed before a source fails', async () => {
    const { unitOfWork, stores } = await openTestDatabase();
    await expect(ingest(breaking(), { unitOfWork, now: () => 0 })).rejects.toThrow('connection broke');
    const kept = await stores.papers.count();
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(100);
  });

  it('is picked up by the index of another process', async () => {
    const { unitOfWork, stores, file } = await openTestDatabase();
    const index = createTestIndex();
    await ingest(records({ title: 'Sparse attention' }), { unitOfWork, now: () => 0 });
    expect(await syncIndex(stores.papers, index)).toBe(1);
    const other = await openTestDatabase(file);
    await ingest(records({ title: 'Dense retrieval' }), { unitOfWork: other.unitOfWork, now: () => 0 });
    expect(await syncIndex(stores.papers, index)).toBe(1);
    expect(index.search('dense retrieval', { limit: 5 }).total).toBe(1);
    expect(await syncIndex(stores.papers, index)).toBe(0);
  });

  it('imports the starter corpus without a rejection', async () => {
    const { unitOfWork } = await openTestDatabase();
    const report = await ingest(readPapers(STARTER_FILE, {}), { unitOfWork, now: () => 0 });
    expect(report).toEqual({ added: 394, updated: 0, unchanged: 0, rejected: 0 });
  });

  it.skipIf(pages.length === 0)(
    'results in the same 394 papers, each with its abstract, in any order and when repeated',
    async () => {
      const corpora = [];
      for (const order of [
        [STARTER_FILE, ...pages],
        [...pages.toReversed(), STARTER_FILE, ...pages],
      ]) {
        const { unitOfWork, stores } = await openTestDatabase();
        for (const path of order) await ingest(readPapers(path, {}), { unitOfWork, now: () => 0 });
        const papers = await stores.papers.changedSince(0, 1_000);
        expect(papers).toHaveLength(394);
        expect(papers.filter(paper => paper.abstract === null)).toEqual([]);
        const corpus = papers.map(({ id: _id, rev: _rev, ...fields }) => fields);
        corpora.push(corpus.toSorted((a, b) => (a.arxivId ?? a.title).localeCompare(b.arxivId ?? b.title)));
      }
      expect(corpora[1]).toEqual(corpora[0]);
    },
  );
});

/** A source with one rejection: huge, on two lines, with control characters. */
async function* rejecting(): AsyncGenerator<SourceRecord> {
  yield await Promise.resolve({ line: 1, rejected: `\u001B[31m\r\n\u202E${'x'.repeat(3_000_000)}` });
}
