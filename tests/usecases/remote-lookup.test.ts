import { describe, expect, it, onTestFinished } from 'vitest';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { createRemoteLookup } from '../../src/usecases/remote-lookup.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openRemoteSources } from '../../src/sources/remote-sources.ts';
import { openArxivServer } from '../support/arxiv-server.ts';
import { openTestDatabase } from '../support/database.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { openSourceServer, reset } from '../support/source-server.ts';

const ADA = { userId: '3000000000000000001', guildId: '1000000000000000001' };

/** A remote lookup over real clients of two local servers, a real database and a real index. */
async function openLookup({ huggingFaceIsDown = false } = {}) {
  const clock = createFastClock('2026-03-05T12:00:00Z');
  const listed = wireWrapper(wirePaper('2602.23229', { title: 'Bicycles in $\\mathbb{R}^2$' }));
  const huggingFace = huggingFaceIsDown
    ? await openSourceServer(clock, reset)
    : await openHuggingFaceServer(clock, [listed]);
  const arxiv = await openArxivServer(clock, [{ id: '2603.00001', title: 'Trams at night' }]);
  const log = createSilentLog();
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
  const index = createTestIndex();
  const lookup = createRemoteLookup({
    huggingFace: sources.huggingFace,
    arxiv: sources.arxivApi,
    papers: stores.papers,
    unitOfWork,
    syncIndex: createIndexSync(stores, index, log),
    now: clock.now,
    log,
  });
  return { lookup, stores, index, log, clock, huggingFace, arxiv };
}

describe('a paper that is not in the corpus', () => {
  it('is found by its id at Hugging Face and added to corpus and index', async () => {
    const { lookup, stores, index, arxiv } = await openLookup();
    const found = await lookup.byArxivId('2602.23229', ADA);
    expect(found).toMatchObject({ source: 'Hugging Face', paper: { arxivId: '2602.23229', upvotes: 42 } });
    expect(found).toMatchObject({ paper: await stores.papers.byArxivId('2602.23229') });
    expect(index.size).toBe(1);
    expect(arxiv.seen).toHaveLength(0);
  });

  it('is found at arXiv where Hugging Face does not have it', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byArxivId('2603.00001', ADA)).toMatchObject({
      source: 'arXiv',
      paper: { title: 'Trams at night' },
    });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is found at arXiv while Hugging Face is down, and the failure is logged', async () => {
    const { lookup, log } = await openLookup({ huggingFaceIsDown: true });
    expect(await lookup.byArxivId('2603.00001', ADA)).toMatchObject({ source: 'arXiv' });
    expect(JSON.stringify(log)).toContain('remote_lookup_failed');
  });

  it('is found by its title, whatever LaTeX it is written with, but not by a title that is merely similar', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byTitle('bicycles', ADA)).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
    expect(await lookup.byTitle('bicycles in ℝ²', ADA)).toMatchObject({ paper: { arxivId: '2602.23229' } });
    expect(await stores.papers.count()).toBe(1);
  });

  it('is not found if no source has it, and nothing is stored', async () => {
    const { lookup, stores } = await openLookup();
    expect(await lookup.byArxivId('2603.99999', ADA)).toEqual({ kind: 'notFound' });
    expect(await stores.papers.count()).toBe(0);
  });
});

describe('a lookup while the sources fail', () => {
  it('sends one request to each, without retries', async () => {
    const clock = createFastClock('2026-03-05T12:00:00Z');
    const server = await openSourceServer(clock, reset);
    const sources = openRemoteSources({
      huggingFaceUrl: server.address,
      arxivApiUrl: server.address,
      arxivFeedUrl: server.address,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: createSilentLog(),
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
      log: createSilentLog(),
    });
    expect(await lookup.byArxivId('2602.23229', ADA)).toEqual({ kind: 'unreachable' });
    expect(server.seen).toHaveLength(2);
    expect(clock.pauses).toEqual([]);
  });
});

describe('concurrent lookups of the same paper', () => {
  it('share one request, and a paper that was not found is not looked up again for a while', async () => {
    const { lookup, huggingFace, arxiv } = await openLookup();
    const [one, other] = await Promise.all([
      lookup.byArxivId('2603.00001', ADA),
      lookup.byArxivId('2603.00001', ADA),
    ]);
    expect(one).toEqual(other);
    expect([huggingFace.seen.length, arxiv.seen.length]).toEqual([1, 1]);
    await lookup.byTitle('no such title', ADA);
    await lookup.byTitle('No such title!', ADA);
    expect(huggingFace.seen).toHaveLength(2);
  });
});

/** An id that no source has. */
function id(at: number): string {
  return `2603.9${String(at).padStart(4, '0')}`;
}

describe('the allowance of lookups', () => {
  const BEN = { ...ADA, userId: '3000000000000000002' };

  it('of a person ends after a burst, says when to try again, and does not change those of others', async () => {
    const { lookup, clock, huggingFace, arxiv } = await openLookup();
    for (let at = 0; at < 8; at += 1)
      expect(await lookup.byArxivId(id(at), ADA)).toEqual({ kind: 'notFound' });
    const sent = huggingFace.seen.length + arxiv.seen.length;
    const refused = await lookup.byArxivId(id(8), ADA);
    expect(refused).toMatchObject({ kind: 'limited' });
    expect(await lookup.byTitle('no such title', ADA)).toMatchObject({ kind: 'limited' });
    expect(huggingFace.seen.length + arxiv.seen.length).toBe(sent);

    expect(await lookup.byArxivId('2602.23229', BEN)).toMatchObject({ kind: 'found' });
    expect(await lookup.byArxivId(id(0), ADA)).toEqual({ kind: 'notFound' });
    if (refused.kind === 'limited') await clock.wait(refused.waitMs);
    expect(await lookup.byArxivId(id(8), ADA)).toEqual({ kind: 'notFound' });
  });

  it('of a server holds for all its members, and not for direct messages', async () => {
    const { lookup } = await openLookup();
    const results: string[] = [];
    for (let at = 0; at < 40; at += 1) {
      const caller = { ...ADA, userId: String(at) };
      results.push((await lookup.byArxivId(id(at), caller)).kind);
      if (results.at(-1) === 'limited') break;
    }
    expect(results.length).toBeLessThan(40);
    expect(await lookup.byArxivId(id(99), { userId: '99', guildId: null })).toEqual({ kind: 'notFound' });
  });
});
