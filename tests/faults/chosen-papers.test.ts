import { expect, it } from 'vitest';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { arrangeDigest } from '../../src/usecases/arrange-digest.ts';
import { choosePapers } from '../../src/usecases/choose-papers.ts';
import { createCorpus } from '../bench/search/generator/corpus.ts';
import { openTestDatabase } from '../support/database.ts';
import { measureHolds } from '../support/loop-holds.ts';
import { createTestIndex } from '../support/paper-index.ts';

const PAPER_COUNT = 15_000;
const PAPERS_PER_TRANSACTION = 500;
/** No step of the bot may hold the event loop for longer. */
const MAX_HOLD_MS = 50;
/** Arranging a digest may take so much longer than choosing its papers, of whatever corpus. */
const MAX_ARRANGING_MS = 20;
const MAX_ARRANGING_ATTEMPTS = 20;
const FEW_PAPERS = 3_000;
const EARLIER_PAPERS = 300;
/** The shortest of these holds counts, since other work of the machine only adds time. */
const MAX_ATTEMPTS = 5;

/** A channel with no posts, and one that has got a third of the corpus. */
const NEW_CHANNEL = '2000000000000000001';
const OLD_CHANNEL = '2000000000000000002';

/** Opens a database and an index with the papers of a made-up corpus. */
async function openCorpus(paperCount: number) {
  const { stores, unitOfWork } = await openTestDatabase();
  const index = createTestIndex();
  const papers = [...createCorpus(1).papers(paperCount)];
  for (let from = 0; from < paperCount; from += PAPERS_PER_TRANSACTION) {
    await unitOfWork(async bound => {
      for (const paper of papers.slice(from, from + PAPERS_PER_TRANSACTION)) {
        index.put(await bound.papers.insert(paper));
      }
    });
  }
  const ids = await stores.papers.newestIds(paperCount / 3);
  await stores.channelHistory.reserve(OLD_CHANNEL, ids, 1, 0);
  return { ...stores, index };
}

const DAILY_TEN: ScheduleSpec = {
  ...SCHEDULE_DEFAULTS,
  guildId: '1000000000000000001',
  channelId: NEW_CHANNEL,
  timezone: 'UTC',
  what: 'archive',
  count: 10,
};

/** What narrows and orders the papers, by what is measured. */
const SPECS: readonly (readonly [string, Partial<ScheduleSpec>])[] = [
  ['a common word', { query: 'learning' }],
  ['several words', { query: 'deep learning models for language and vision' }],
  [
    'many words',
    {
      query: Array.from({ length: 30 }, (_, at) => `model${at} data`)
        .join(' ')
        .slice(0, 200),
    },
  ],
  ['words in the order of votes', { query: 'learning', sort: 'votes' }],
  ['new papers', { sort: 'newest' }],
  ['votes', { minVotes: 1, sort: 'votes' }],
  ['a category', { category: 'cs.LG' }],
  ['the newest list', { what: 'daily', query: 'learning' }],
  ['the last month', { what: 'monthly', query: 'learning', sort: 'votes' }],
  ['what is trending', { what: 'trending' }],
];

/** Returns the longest hold of the event loop, ms; further attempts are made only while it is too long. */
async function holdMs(choose: () => Promise<unknown>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && shortest >= MAX_HOLD_MS; attempt += 1) {
    shortest = Math.min(shortest, (await measureHolds(choose)).maxMs);
  }
  return shortest;
}

/** Returns the shortest time of some attempts, ms, at work that is done in one step. */
async function shortestMs(work: () => Promise<unknown>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MAX_ARRANGING_ATTEMPTS && shortest >= MAX_ARRANGING_MS; attempt += 1) {
    const startedAt = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - startedAt);
  }
  return shortest;
}

it('arranges a digest of ten in a server that has had 300 papers in less than 20 ms', async () => {
  const corpus = await openCorpus(FEW_PAPERS);
  const earlier = (await corpus.papers.newestIds(EARLIER_PAPERS + 10)).slice(10);
  for (let from = 0; from < earlier.length; from += 5) {
    await corpus.posted.remember({
      messageId: `post ${from}`,
      channelId: OLD_CHANNEL,
      guildId: DAILY_TEN.guildId,
      kind: 'digest',
      paperIds: earlier.slice(from, from + 5),
      postedAt: from,
    });
  }
  const at = { day: '2026-11-21', now: Date.parse('2026-11-21T09:00:00Z') };
  const chosen = await choosePapers(DAILY_TEN, at, corpus);
  expect(chosen.papers).toHaveLength(10);
  const ms = await shortestMs(() => arrangeDigest(DAILY_TEN, chosen, corpus));
  process.stdout.write(`a digest of ten arranged in ${ms.toFixed(1)} ms\n`);
  expect(ms).toBeLessThan(MAX_ARRANGING_MS);
});

it(`chooses the papers of a slot among ${PAPER_COUNT} in steps of at most 50 ms`, async () => {
  const corpus = await openCorpus(PAPER_COUNT);
  const at = { day: '2026-11-21', now: Date.parse('2026-11-21T09:00:00Z') };
  const holds: { readonly by: string; readonly ms: number }[] = [];
  for (const [by, changes] of SPECS) {
    for (const channelId of [NEW_CHANNEL, OLD_CHANNEL]) {
      const spec = { ...DAILY_TEN, channelId, ...changes };
      holds.push({ by, ms: await holdMs(() => choosePapers(spec, at, corpus)) });
    }
  }
  const longest = holds.reduce((max, { ms }) => Math.max(max, ms), 0);
  process.stdout.write(`${holds.length} slots decided, longest hold ${longest.toFixed(1)} ms\n`);
  expect(holds.filter(({ ms }) => ms >= MAX_HOLD_MS)).toEqual([]);
});
