import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import {
  SourceFormatError,
  SourceRefusedError,
  SourceUnavailableError,
} from '../../../src/sources/remote-source-error.ts';
import { startTestImporter } from '../../support/test-importer.ts';
import { HOUR_MS, openImports, reference, sourcesWith, USER } from './import-fixture.ts';

describe('an import whose papers are not all here', () => {
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
});
