import { describe, expect, it, onTestFinished } from 'vitest';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { createRemoteLookup } from '../../src/usecases/remote-lookup.ts';
import { createPaperIndex } from '../../src/search/paper-index.ts';
import { openRemoteSources } from '../../src/sources/remote-sources.ts';
import { openArxivServer } from '../support/arxiv-server.ts';
import { openTestDatabase } from '../support/database.ts';
import { fastClock } from '../support/fast-clock.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { silentLog } from '../support/silent-log.ts';
import { openSourceServer, reset } from '../support/source-server.ts';

/** A remote lookup over real clients of two local servers, a real database and a real index. */
async function openLookup({ huggingFaceIsDown = false } = {}) {
  const clock = fastClock('2026-03-05T12:00:00Z');
  const listed = wireWrapper(wirePaper('2602.23229', { title: 'Bicycles in $\\mathbb{R}^2$' }));
  const huggingFace = huggingFaceIsDown
    ? await openSourceServer(clock, reset)
    : await openHuggingFaceServer(clock, [listed]);
  const arxiv = await openArxivServer(clock, [{ id: '2603.00001', title: 'Trams at night' }]);
  const log = silentLog();
  const sources = openRemoteSources({
    huggingFaceUrl: huggingFace.address,
    arxivApiUrl: arxiv.address,
    arxivFeedUrl: arxiv.address,
    userAgent: 'Paperboy/0 (test)',
    clock,
    log,
    random: () => 0,
  });
  onTestFinished(() => sources.close());
  const { stores, unitOfWork } = await openTestDatabase();
  const index = createPaperIndex();
  const lookup = createRemoteLookup({
    huggingFace: sources.huggingFace,
    arxiv: sources.arxivApi,
    papers: stores.papers,
    unitOfWork,
    syncIndex: createIndexSync(stores, index, log),
    now: clock.now,
    log,
  });
  return { lookup, stores, index, log, huggingFace, arxiv };
}

describe('a paper that is not in the corpus', () => {
  it('is found by its id at Hugging Face and added to corpus and index', async () => {
    const { lookup, stores, index, arxiv } = await openLookup();
    const found = await lookup.byArxivId('2602.23229');
    expect(found).toMatchObject({ source: 'Hugging Face', paper: { arxivId: '2602.23229', upvotes: 42 } });
    expect(found).toMatchObject({ paper: await stores.papers.byArxivId('2602.23229') });
    expect(index.size).toBe(1);
    expect(arxiv.seen).toHaveLength(0);
  });

  it('is found at arXiv where Hugging Face does not have it', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byArxivId('2603.00001')).toMatchObject({
      source: 'arXiv',
      paper: { title: 'Trams at night' },
    });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is found at arXiv while Hugging Face is down, and the failure is logged', async () => {
    const { lookup, log } = await openLookup({ huggingFaceIsDown: true });
    expect(await lookup.byArxivId('2603.00001')).toMatchObject({ source: 'arXiv' });
    expect(JSON.stringify(log)).toContain('remote_lookup_failed');
  });

  it('is found by its title, whatever LaTeX it is written with, but not by a title that is merely similar', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byTitle('bicycles')).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
    expect(await lookup.byTitle('bicycles in ℝ²')).toMatchObject({ paper: { arxivId: '2602.23229' } });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is not found if no source has it, and nothing is stored', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byArxivId('2603.99999')).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
  });
});

describe('a lookup while the sources fail', () => {
  it('sends one request to each, without retries', async () => {
    const clock = fastClock('2026-03-05T12:00:00Z');
    const server = await openSourceServer(clock, reset);
    const sources = openRemoteSources({
      huggingFaceUrl: server.address,
      arxivApiUrl: server.address,
      arxivFeedUrl: server.address,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: silentLog(),
      random: () => 0,
    });
    onTestFinished(() => sources.close());
    const { stores, unitOfWork } = await openTestDatabase();
    const lookup = createRemoteLookup({
      huggingFace: sources.huggingFace,
      arxiv: sources.arxivApi,
      papers: stores.papers,
      unitOfWork,
      syncIndex: () => Promise.resolve(),
      now: clock.now,
      log: silentLog(),
    });
    expect(await lookup.byArxivId('2602.23229')).toEqual({ kind: 'unreachable' });
    expect(server.seen).toHaveLength(2);
    expect(clock.pauses).toEqual([]);
  });
});

describe('concurrent lookups of the same paper', () => {
  it('share one request, and a paper that was not found is not looked up again for a while', async () => {
    const { lookup, huggingFace, arxiv } = await openLookup();
    const [one, other] = await Promise.all([lookup.byArxivId('2603.00001'), lookup.byArxivId('2603.00001')]);
    expect(one).toEqual(other);
    expect([huggingFace.seen.length, arxiv.seen.length]).toEqual([1, 1]);
    await lookup.byTitle('no such title');
    await lookup.byTitle('No such title!');
    expect(huggingFace.seen).toHaveLength(2);
  });
});
