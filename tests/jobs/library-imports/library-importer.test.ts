import { describe, expect, it, vi } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { importOrigin } from '../../../src/jobs/origins/import-origin.ts';
import { SourceUnavailableError } from '../../../src/sources/remote-source-error.ts';
import { startImport } from '../../../src/usecases/import-library.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { countTurns } from '../../support/loop-turns.ts';
import { openImports, OTHER, reference, sourcesWith, USER } from './import-fixture.ts';

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

  it('lets other work run while it adds many references', async () => {
    const { unitOfWork, request, clock } = await openImports();
    const references = Array.from({ length: 1_000 }, (_, at) => reference({ title: `On weirs, part ${at}` }));
    const start = () => startImport({ ...request, startedAt: clock.now() }, references, unitOfWork);
    expect(await countTurns(start)).toBeGreaterThanOrEqual(4);
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

  it('is run by one of several processes, and goes on in another when that has ended', async () => {
    let answer: (() => void) | undefined;
    const answered = new Promise<void>(resolve => {
      answer = resolve;
    });
    const { sources, requests } = sourcesWith([], () => answered);
    const { importer, open, request, stores } = await openImports(sources);
    const other = open(sources, 'serving:another process');
    const references = [reference({ arxivId: '2301.00001' })];
    const started = await importer.start(request, references);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    await other.startDue(new AbortController().signal);
    expect(await other.nextDueAt()).toBeUndefined();
    expect(requests).toHaveLength(1);
    // The first process is counted as dead.
    await stores.libraryImports.releaseClaims('serving:this process');
    await other.startDue(new AbortController().signal);
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    answer?.();
    await other.settled();
    await importer.settled();
    expect(await other.state(started?.import.id ?? 0)).toMatchObject({
      counts: { not_found: 1, open: 0 },
      import: { finishedAt: expect.any(Number) },
    });
  });

  it('becomes a direct message later where the reply of another process may show its result', async () => {
    const { open, request, stores, clock } = await openImports();
    const importer = open(undefined, 'serving:one of several');
    const started = await importer.start(request, [reference({ title: 'Weirs' })]);
    await importer.settled();
    const isTold = async () => !(await stores.libraryImports.isUndelivered(started?.import.id ?? 0));
    clock.advance(30_000);
    const slow = await importer.start({ ...request, userId: OTHER }, [reference({ title: 'Locks' })]);
    await importer.settled();
    expect(await isTold()).toBe(true);
    await stores.libraryImports.finish(slow?.import.id ?? 0, clock.now() + 30_000);
    clock.advance(44_000);
    await importer.startDue(new AbortController().signal);
    expect(await stores.libraryImports.isUndelivered(slow?.import.id ?? 0)).toBe(true);
    clock.advance(1_000);
    await importer.startDue(new AbortController().signal);
    expect(await stores.libraryImports.isUndelivered(slow?.import.id ?? 0)).toBe(false);
  });
});
