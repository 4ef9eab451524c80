import { describe, expect, it, onTestFinished } from 'vitest';
import { openRemoteLookup } from '../../src/usecases/remote-lookup.ts';
import { openPaperIndex } from '../../src/search/paper-index.ts';
import { openLiveSources } from '../../src/sources/live.ts';
import { openArxivServer } from '../support/arxiv-server.ts';
import { openTestDatabase } from '../support/database.ts';
import { fastClock } from '../support/fast-clock.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { silentLog } from '../support/silent-log.ts';
import { openSourceServer, reset } from '../support/source-server.ts';

async function openFinder({ huggingFaceIsDown = false } = {}) {
  const clock = fastClock('2026-03-05T12:00:00Z');
  const listed = wireWrapper(wirePaper('2602.23229', { title: 'Bicycles in $\\mathbb{R}^2$' }));
  const huggingFace = huggingFaceIsDown
    ? await openSourceServer(clock, reset)
    : await openHuggingFaceServer(clock, [listed]);
  const arxiv = await openArxivServer(clock, [{ id: '2603.00001', title: 'Trams at night' }]);
  const log = silentLog();
  const sources = openLiveSources({
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
  const index = openPaperIndex();
  const finder = openRemoteLookup({
    huggingFace: sources.huggingFace,
    arxiv: sources.arxivApi,
    papers: stores.papers,
    unitOfWork,
    index,
    now: clock.now,
    log,
  });
  return { finder, stores, index, log, huggingFace, arxiv };
}

describe('a paper that is not here', () => {
  it('is found by its id at Hugging Face, and joins corpus and index', async () => {
    const { finder, stores, index, arxiv } = await openFinder();
    const found = await finder.byArxivId('2602.23229');
    expect(found).toMatchObject({ source: 'Hugging Face', paper: { arxivId: '2602.23229', upvotes: 42 } });
    expect(found).toMatchObject({ paper: await stores.papers.byArxivId('2602.23229') });
    expect(index.size).toBe(1);
    expect(arxiv.seen).toHaveLength(0);
  });

  it('is found at arXiv where Hugging Face does not have it', async () => {
    const { finder, stores } = await openFinder();
    expect(await finder.byArxivId('2603.00001')).toMatchObject({
      source: 'arXiv',
      paper: { title: 'Trams at night' },
    });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is found at arXiv while Hugging Face is down, and the operator hears of that', async () => {
    const { finder, log } = await openFinder({ huggingFaceIsDown: true });
    expect(await finder.byArxivId('2603.00001')).toMatchObject({ source: 'arXiv' });
    expect(JSON.stringify(log)).toContain('paper not looked for elsewhere');
  });

  it('is found by its title, whatever LaTeX it is written with; a title merely alike is left alone', async () => {
    const { finder, stores } = await openFinder();
    expect(await finder.byTitle('bicycles')).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
    expect(await finder.byTitle('bicycles in ℝ²')).toMatchObject({ paper: { arxivId: '2602.23229' } });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is not found where nobody knows it, and nothing is kept', async () => {
    const { finder, stores } = await openFinder();
    expect(await finder.byArxivId('2603.99999')).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
  });
});

describe('somebody who waits for the answer', () => {
  it('is not let wait for sources that fail: each is asked once', async () => {
    const clock = fastClock('2026-03-05T12:00:00Z');
    const server = await openSourceServer(clock, reset);
    const sources = openLiveSources({
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
    const finder = openRemoteLookup({
      huggingFace: sources.huggingFace,
      arxiv: sources.arxivApi,
      papers: stores.papers,
      unitOfWork,
      index: openPaperIndex(),
      now: clock.now,
      log: silentLog(),
    });
    expect(await finder.byArxivId('2602.23229')).toEqual({ kind: 'unreachable' });
    expect(server.seen).toHaveLength(2);
    expect(clock.pauses).toEqual([]);
  });
});

describe('the same question', () => {
  it('is asked once by those who ask at once, and not again for a while where nobody knew', async () => {
    const { finder, huggingFace, arxiv } = await openFinder();
    const [one, other] = await Promise.all([finder.byArxivId('2603.00001'), finder.byArxivId('2603.00001')]);
    expect(one).toEqual(other);
    expect([huggingFace.seen.length, arxiv.seen.length]).toEqual([1, 1]);
    await finder.byTitle('no such title');
    await finder.byTitle('No such title!');
    expect(huggingFace.seen).toHaveLength(2);
  });
});
