import { describe, expect, it } from 'vitest';
import type { ReadReference, ReferenceFields } from '../../../src/core/library/library-import.ts';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import type { ImportSources } from '../../../src/jobs/library-imports/ask-sources.ts';
import { importOrigin } from '../../../src/jobs/origins/import-origin.ts';
import {
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/remote-source-error.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startTestImporter } from '../../support/test-importer.ts';

const USER = '3000000000000000001';
const OTHER = '3000000000000000002';
const HOUR_MS = 3_600_000;

function reference(fields: Partial<ReferenceFields>, line = 1): ReadReference {
  const empty = {
    title: null,
    arxivId: null,
    doi: null,
    url: null,
    authors: [],
    publishedAt: null,
    keywords: [],
  };
  return { line, fields: { ...empty, ...fields } };
}

/** Sources that have these papers, and answer after `gate`. */
function sourcesWith(papers: readonly PaperFields[], gate: (what: string) => Promise<void> = async () => {}) {
  const requests: string[] = [];
  const records = papers.map((fields, at): SourceRecord => ({ line: at + 1, fields }));
  const sources: ImportSources = {
    arxiv: {
      async *byIds(ids) {
        requests.push(ids.join());
        await gate('arxiv');
        for (const record of records)
          if ('fields' in record && ids.includes(record.fields.arxivId ?? '')) yield record;
      },
    },
    huggingFace: {
      async search(title) {
        requests.push(title);
        await gate('title');
        return records;
      },
    },
  };
  return { sources, requests };
}

async function openImports(sources?: ImportSources) {
  const clock = createManualClock('2026-11-21T12:00:00Z');
  const { stores, unitOfWork, database } = await openTestDatabase();
  const open = (other = sources) =>
    startTestImporter({ stores, unitOfWork, clock, ...(other && { sources: other }) });
  const importer = open();
  const request = { userId: USER, guildId: null, fileName: 'refs.bib', withTags: false };
  /** Imports references and returns the state when nothing goes on. */
  async function run(references: readonly ReadReference[], changes: Partial<typeof request> = {}) {
    const started = await importer.start({ ...request, ...changes }, references);
    await importer.settled();
    const state = started && (await importer.state(started.import.id));
    if (!state) throw new Error('not started');
    return state;
  }
  const saved = async (userId = USER) =>
    (await stores.library.list(userId, { offset: 0, limit: 100 })).map(({ paperId }) => paperId);
  const add = (fields: Partial<PaperFields> & { title: string }) =>
    stores.papers.insert({ ...emptyPaper(fields.title), ...fields });
  return { clock, stores, unitOfWork, database, importer, open, request, run, saved, add };
}

describe('an import', () => {
  it('saves papers that are here by id, DOI, link and title, and says which references have none', async () => {
    const { run, add, saved } = await openImports();
    const byId = await add({ title: 'On Weirs', arxivId: '2301.00001' });
    const byDoi = await add({ title: 'On Locks', doi: '10.1234/locks' });
    const byLink = await add({ title: 'On Dams', url: 'https://example.org/dams' });
    const byTitle = await add({ title: 'On Canals', authors: ['Ada Byron'], publishedAt: '2020' });
    await add({ title: 'Fords', arxivId: '2301.00002', publishedAt: '2023' });
    await add({ title: 'Fords', arxivId: '2301.00003', publishedAt: '2023' });
    const { counts, missing } = await run([
      reference({ arxivId: '2301.00001', title: 'Another title' }),
      reference({ doi: '10.1234/locks' }),
      reference({ url: 'http://www.example.org/dams/' }),
      reference({ title: 'on canals.', authors: ['A. Byron'] }),
      reference({ title: 'On Canals', authors: ['Bo Writer'], publishedAt: '1999' }, 5),
      reference({ title: 'Fords' }, 6),
      reference({ arxivId: '2301.00001' }),
      { line: 8, rejected: 'title is missing' },
    ]);
    expect(new Set(await saved())).toEqual(new Set([byId.id, byDoi.id, byLink.id, byTitle.id]));
    expect(counts).toMatchObject({
      added: 4,
      repeated: 1,
      not_found: 1,
      ambiguous: 1,
      unreadable: 1,
      open: 0,
    });
    expect(missing).toEqual([
      { line: 5, name: 'On Canals', outcome: 'not_found' },
      { line: 6, name: 'Fords', outcome: 'ambiguous' },
      { line: 8, name: 'title is missing', outcome: 'unreadable' },
    ]);
  });

  it('asks arXiv for ids and Hugging Face for titles, and adds what they say, never what the file says', async () => {
    const { sources, requests } = sourcesWith([
      { ...emptyPaper('Real title'), arxivId: '2302.00001' },
      { ...emptyPaper('Known by title'), arxivId: '2302.00009', authors: ['Ada Byron'] },
    ]);
    const { run, stores, saved } = await openImports(sources);
    const { counts } = await run([
      reference({ arxivId: '2302.00001', title: 'A made-up title' }),
      reference({ arxivId: '2302.00002', title: 'Not at arXiv' }),
      reference({ title: 'Known by title', authors: ['A. Byron'] }),
      reference({ title: 'Known by nobody', doi: '10.1234/none' }),
    ]);
    expect(requests).toEqual(['2302.00001,2302.00002', 'Known by title', 'Known by nobody']);
    expect(counts).toMatchObject({ added: 2, not_found: 2, open: 0 });
    const papers = await stores.papers.getMany(await saved());
    expect(papers.map(({ title }) => title).toSorted()).toEqual(['Known by title', 'Real title']);
    expect(await stores.papers.count()).toBe(2);
  });

  it('takes keywords as tags if it is asked to, and an undo removes exactly what it added', async () => {
    const { run, add, stores, saved, importer, clock } = await openImports();
    const [first, second] = [
      await add({ title: 'One', arxivId: '2301.00001' }),
      await add({ title: 'Two', arxivId: '2301.00002' }),
    ];
    await stores.library.save(USER, [first.id], { kind: 'explicit' }, clock.now());
    await stores.library.changeItem(USER, first.id, { tags: ['mud'], note: 'Mine' }, clock.now());
    await stores.library.save(OTHER, [second.id], { kind: 'explicit' }, clock.now());
    const references = [first, second].map(({ arxivId }) =>
      reference({ arxivId, keywords: ['Mud', 'Deep  Water', 'x'.repeat(99)] }),
    );
    const { counts, import: finished } = await run(references, { withTags: true });
    expect(counts).toMatchObject({ added: 1, present: 1 });
    expect((await stores.library.item(USER, first.id))?.tags).toEqual(['deep water', 'mud']);
    expect((await stores.library.item(USER, second.id))?.tags).toEqual(['deep water', 'mud']);

    expect(await importer.undo(finished)).toBe(1);
    expect(await saved()).toEqual([first.id]);
    expect(await stores.library.item(USER, first.id)).toMatchObject({ tags: ['mud'], note: 'Mine' });
    expect(await saved(OTHER)).toEqual([second.id]);
    expect(await importer.undo(finished)).toBeUndefined();
  });

  it('goes on after a restart where it was, and the result becomes one direct message', async () => {
    const hanging = sourcesWith([], () => new Promise(() => {}));
    const { clock, stores, unitOfWork, add, open, request, saved } = await openImports();
    const here = await add({ title: 'Here', arxivId: '2301.00001' });
    const first = startTestImporter({
      stores,
      unitOfWork,
      clock,
      sources: {
        ...hanging.sources,
        arxiv: {
          async *byIds(ids, options) {
            hanging.requests.push(ids.join());
            await new Promise((_resolve, reject) => {
              options?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
            });
            yield* [];
          },
        },
      },
    });
    const started = await first.start(request, [
      reference({ arxivId: '2301.00001' }),
      reference({ arxivId: '2302.00001' }),
    ]);
    await expect.poll(() => hanging.requests).toEqual(['2302.00001']);
    await first.kill();
    expect(await saved()).toEqual([here.id]);
    expect(await stores.libraryImports.running(USER)).toMatchObject({ finishedAt: null });

    const { sources } = sourcesWith([{ ...emptyPaper('There'), arxivId: '2302.00001' }]);
    clock.advance(HOUR_MS);
    const second = open(sources);
    for (let time = 0; time < 3; time += 1) {
      await second.startDue(new AbortController().signal);
      await second.settled();
    }
    expect(await second.state(started?.import.id ?? 0)).toMatchObject({ counts: { added: 2, open: 0 } });
    const delivery = await stores.deliveries.get(1);
    expect(delivery).toMatchObject({
      origin: { kind: 'import', id: '1' },
      target: { kind: 'dm', id: USER },
      body: expect.stringContaining('2 papers added'),
    });
    expect(await stores.deliveries.get(2)).toBeUndefined();
  });

  it('asks a source that does not answer again later, and gives up after hours', async () => {
    let isDown = true;
    const { sources, requests } = sourcesWith(
      [{ ...emptyPaper('There'), arxivId: '2302.00001' }],
      async () => {
        if (isDown) throw new SourceUnavailableError('is down', { source: 'arXiv' });
      },
    );
    const { clock, importer, run } = await openImports(sources);
    const { import: running } = await run([reference({ arxivId: '2302.00001' })]);
    expect(running).toMatchObject({ finishedAt: null, failingSince: clock.now() });
    expect(await importer.nextDueAt()).toBe(clock.now() + 30_000);

    isDown = false;
    clock.advance(30_000);
    await importer.startDue(new AbortController().signal);
    await importer.settled();
    expect(await importer.state(running.id)).toMatchObject({ counts: { added: 1, open: 0 } });

    isDown = true;
    const { import: next } = await run([reference({ arxivId: '2302.00002' })]);
    for (let tries = 0; tries < 3; tries += 1) {
      clock.advance(6 * HOUR_MS + 1);
      await importer.startDue(new AbortController().signal);
      await importer.settled();
    }
    expect(await importer.state(next.id)).toMatchObject({ counts: { unreachable: 1, open: 0 } });
    expect(requests).toHaveLength(4);
  });

  it.each([
    new SourceRefusedError('refused it with HTTP 404', { source: 'arXiv', status: 404 }),
    new SourceFormatError('is no feed', { source: 'arXiv' }),
  ])('gives up the papers of a request that fails lastingly, and goes on: $message', async error => {
    const { sources, requests } = sourcesWith(
      [{ ...emptyPaper('By title'), authors: ['Ada Byron'] }],
      async what => {
        if (what === 'arxiv') throw error;
      },
    );
    const { run } = await openImports(sources);
    const { counts, import: finished } = await run([
      reference({ arxivId: '2302.00001' }),
      reference({ title: 'By title', authors: ['A. Byron'] }),
    ]);
    expect(finished.finishedAt).not.toBeNull();
    expect(counts).toMatchObject({ unreachable: 1, added: 1, open: 0 });
    expect(requests).toHaveLength(2);
  });

  it('waits longer and longer after an error that stays, and ends the import after hours', async () => {
    const { sources, requests } = sourcesWith([], async () => {
      throw new Error('a bug');
    });
    const { clock, importer, run } = await openImports(sources);
    const { import: running } = await run([reference({ arxivId: '2302.00001' })]);
    expect(await importer.nextDueAt()).toBe(clock.now() + 30_000);
    clock.advance(6 * HOUR_MS + 1);
    for (let tries = 0; tries < 2; tries += 1) {
      await importer.startDue(new AbortController().signal);
      await importer.settled();
    }
    expect(await importer.state(running.id)).toMatchObject({
      import: { finishedAt: expect.any(Number) },
      counts: { unreachable: 1, open: 0 },
    });
    expect(requests).toHaveLength(2);
  });

  it('runs once for a user at a time, and can be stopped', async () => {
    const { sources } = sourcesWith([], async () => {
      throw new SourceUnavailableError('is down', { source: 'arXiv' });
    });
    const { importer, run, request } = await openImports(sources);
    const { import: running } = await run([reference({ arxivId: '2302.00001' })]);
    expect(await importer.start(request, [reference({ arxivId: '2302.00002' })])).toBeUndefined();
    expect(await importer.start({ ...request, userId: OTHER }, [reference({ title: 'X' })])).toBeDefined();
    await importer.stop(running.id);
    await importer.settled();
    expect(await importer.state(running.id)).toMatchObject({
      import: { finishedAt: expect.any(Number) },
      counts: { stopped: 1, open: 0 },
    });
  });

  it('saves nothing any more once everything about the user was deleted', async () => {
    const deleting: { run: () => Promise<void> } = { run: async () => {} };
    const { sources } = sourcesWith([{ ...emptyPaper('There'), arxivId: '2302.00001' }], () =>
      deleting.run(),
    );
    const { stores, importer, request, saved, clock } = await openImports(sources);
    deleting.run = () => stores.personalData.delete(USER, clock.now());
    await importer.start(request, [reference({ arxivId: '2302.00001' })]);
    await importer.settled();
    expect(await saved()).toEqual([]);
    expect(await stores.libraryImports.running(USER)).toBeUndefined();
  });

  it('shows its result once: in the reply while that can be changed, else as a direct message', async () => {
    const { clock, stores, importer, run, add } = await openImports();
    await add({ title: 'Here', arxivId: '2301.00001' });
    const { import: finished } = await run([reference({ arxivId: '2301.00001' })]);
    const shown: number[] = [];
    const { signal } = new AbortController();
    const show = async () => shown.push(clock.now()) > 0;
    await importer.follow(finished.id, show, signal);
    expect(shown).toHaveLength(1);
    clock.advance(60_000);
    await importer.startDue(signal);
    expect(await stores.deliveries.get(1)).toBeUndefined();

    const { import: next } = await run([reference({ arxivId: '2301.00001' })]);
    const following = importer.follow(next.id, async () => false, signal);
    for (let tries = 0; tries < 3; tries += 1) {
      await new Promise(resolve => setTimeout(resolve, 5));
      clock.advance(3_000);
    }
    await following;
    clock.advance(60_000);
    await importer.startDue(signal);
    const delivery = await stores.deliveries.get(1);
    if (!delivery) throw new Error('no direct message');
    const context = {
      stores,
      channelAccess: { ...createFakeAccess(), ownerId: () => undefined },
      now: clock.now(),
    };
    expect(await importOrigin.prepare(delivery, context)).toEqual({ body: delivery.body });
    await importOrigin.recordSent(delivery, { messageId: '1' }, context);
    expect(await stores.libraryImports.untold(USER)).toBeUndefined();
    expect(await importOrigin.prepare(delivery, context)).toEqual({ cancelled: 'resultShown' });
  });
});
