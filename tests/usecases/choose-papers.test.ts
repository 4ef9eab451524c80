import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import { SCHEDULE_ORDERS, SCHEDULE_SUBJECTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { choosePapers } from '../../src/usecases/choose-papers.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';
import { SPEC, openCorpus } from './choose-papers-fixture.ts';

it.each([
  ['the daily list', {}],
  ['the week', { what: 'weekly' }],
  ['the month', { what: 'monthly' }],
  ['what is trending', { what: 'trending' }],
  ['the archive', { what: 'archive' }],
  ['the archive by votes', { what: 'archive', sort: 'votes' }],
  ['a query', { what: 'archive', query: 'lamps' }],
] as const)('a withdrawn paper is never chosen from %s', async (_name, changes) => {
  const listed = { listedOn: ['2026-02-18'], upvotes: 3 };
  const { choose } = await openCorpus(
    { title: 'Lamps that burn', ...listed },
    { title: 'Lamps that do not burn', ...listed, isWithdrawn: true },
  );
  expect((await choose(changes)).titles).toEqual(['Lamps that burn']);
});

describe('without a subject', () => {
  it('posts the daily list while there is one of the last week', async () => {
    const { choose } = await openCorpus(
      { title: 'Listed', listedOn: ['2026-02-25'] },
      { title: 'Old', publishedAt: '2025-01-01' },
    );
    expect(await choose({ what: 'auto' })).toEqual({ titles: ['Listed'], list: '2026-02-25' });
  });

  it('posts the archive otherwise', async () => {
    const { choose } = await openCorpus(
      { title: 'Listed', listedOn: ['2026-02-24'], publishedAt: '2026-02-24' },
      { title: 'Old', publishedAt: '2025-01-01' },
    );
    expect(await choose({ what: 'auto' })).toEqual({ titles: ['Listed', 'Old'], list: null });
  });
});

describe('a period', () => {
  const papers = [
    { title: 'Of this week', listedOn: ['2026-03-02'], upvotes: 50 },
    { title: 'Of last Sunday', listedOn: ['2026-03-01'], upvotes: 20 },
    { title: 'Of last Monday', listedOn: ['2026-02-23'], upvotes: 30 },
    { title: 'Of February', listedOn: ['2026-02-10'], upvotes: 40 },
    { title: 'Published last week', publishedAt: '2026-02-26', upvotes: 99 },
  ];

  it('is the last complete week: listed papers first, most upvoted first', async () => {
    const { choose } = await openCorpus(...papers);
    expect(await choose({ what: 'weekly' })).toEqual({
      titles: ['Of last Monday', 'Of last Sunday', 'Published last week'],
      list: '2026-W09',
    });
  });

  it('is the last complete month', async () => {
    const { choose } = await openCorpus(...papers);
    expect(await choose({ what: 'monthly' })).toEqual({
      titles: ['Of February', 'Of last Monday', 'Published last week'],
      list: '2026-02',
    });
  });

  it('does not include the running week on its last day', async () => {
    const { choose } = await openCorpus(...papers);
    expect((await choose({ what: 'weekly' }, { day: '2026-03-08' })).list).toBe('2026-W09');
    expect((await choose({ what: 'weekly' }, { day: '2026-03-09' })).list).toBe('2026-W10');
  });

  it('is posted without what the channel was given', async () => {
    const { choose, give } = await openCorpus(...papers);
    await give('Of last Monday');
    expect((await choose({ what: 'weekly', count: 1 })).titles).toEqual(['Of last Sunday']);
  });
});

it('posts what is trending, best first', async () => {
  const { choose } = await openCorpus(
    { title: 'Old and liked', listedOn: ['2025-03-04'], upvotes: 100 },
    { title: 'New and liked', listedOn: ['2026-03-04'], upvotes: 20 },
    { title: 'New', listedOn: ['2026-03-04'], upvotes: 10 },
  );
  expect(await choose({ what: 'trending', count: 2 })).toEqual({
    titles: ['New and liked', 'New'],
    list: 'trending',
  });
});

describe('what a server likes', () => {
  const listed = { listedOn: ['2026-03-03'] };
  const open = () =>
    openCorpus(
      { title: 'Lamps', ...listed, upvotes: 60 },
      { title: 'Ropes', ...listed, upvotes: 50 },
      { title: 'Tides', ...listed, upvotes: 40 },
    );
  const MEMBERS = ['ada', 'ben', 'cem', 'dag', 'eva', 'fay', 'gil', 'hal'];
  const now = Date.parse('2026-03-04T09:00:00Z');

  it('is trending there, and the votes of the source decide the rest', async () => {
    const { choose, like } = await open();
    await like('Tides', '2026-03-03', ...MEMBERS);
    const chosen = await choose({ what: 'trending' }, { now });
    expect(chosen).toEqual({ titles: ['Tides', 'Lamps', 'Ropes'], list: 'trending' });
    const elsewhere = await choose({ what: 'trending', guildId: 'theirs' }, { now });
    expect(elsewhere.titles).toEqual(['Lamps', 'Ropes', 'Tides']);
  });

  it('is the best of the last complete week, in the zone of the schedule, although it was posted there before', async () => {
    const { choose, like, give } = await open();
    for (const title of ['Lamps', 'Ropes', 'Tides']) await give(title);
    await like('Ropes', '2026-02-25', 'ada', 'ben');
    await like('Tides', '2026-02-23T02:00:00Z', 'ada');
    await like('Lamps', '2026-03-02T02:00:00Z', ...MEMBERS);
    const best = { what: 'best', count: 10 } as const;
    expect(await choose(best, { now })).toEqual({ titles: ['Ropes', 'Tides'], list: 'best:2026-W09' });
    const inNewYork = await choose({ ...best, timezone: 'America/New_York' }, { now });
    expect(inNewYork.titles).toEqual(['Lamps', 'Ropes']);
    expect(await choose({ ...best, guildId: 'theirs' }, { now })).toEqual({
      titles: [],
      list: 'best:2026-W09',
    });
  });

  it('is posted as the best of a week once', async () => {
    const { choose, like, stores } = await open();
    await like('Ropes', '2026-02-25', 'ada');
    const { id } = await stores.deliveries.add({
      key: '1:2026-03-02:0',
      origin: { kind: 'schedule', id: '1' },
      target: { kind: 'channel', id: SPEC.channelId },
      body: {},
      nonce: 'nonce',
      paperIds: [2],
      format: 'digest',
      listName: 'best:2026-W09',
      slotDueAt: now,
      expiresAt: now,
      createdAt: now,
    });
    await stores.channelHistory.reserve(SPEC.channelId, [2], id, now);
    expect((await choose({ what: 'best' }, { now: now + DAY_MS })).titles).toEqual([]);
    expect((await choose({ what: 'best', repeat: '7d' }, { now: now + 8 * DAY_MS })).titles).toEqual([
      'Ropes',
    ]);
  });
});

describe('author, organization, category, votes and query', () => {
  const day = { listedOn: ['2026-02-26'], publishedAt: '2026-02-26' };
  const fitting = {
    title: 'Lamps of the harbour',
    authors: ['Ada Byron'],
    organization: 'Acme Research',
    categories: ['cs.RO', 'cs.LG'],
    upvotes: 7,
    ...day,
  };
  const other = {
    title: 'Tides of the harbour',
    authors: ['Bo Chen'],
    categories: ['cs.CV'],
    upvotes: 6,
    ...day,
  };

  const filters: readonly Partial<ScheduleSpec>[] = [
    { author: 'byron' },
    { organization: 'acme' },
    { category: 'cs.LG' },
    { minVotes: 7 },
    { query: 'lamp' },
    { query: 'harbour author:byron' },
    { query: 'harbour -tides', sort: 'votes' },
    { author: 'Ada Byron', minVotes: 7, sort: 'newest' },
  ];

  it.each(SCHEDULE_SUBJECTS)('narrow %s', async what => {
    const { choose, like } = await openCorpus(other, fitting, { ...other, title: 'Ropes', upvotes: 1 });
    for (const title of ['Tides', 'Lamps', 'Ropes']) await like(title, '2026-02-27', 'ada');
    for (const changes of filters) {
      expect((await choose({ what, ...changes })).titles).toEqual(['Lamps of the harbour']);
      expect((await choose({ what, ...changes, author: 'Nobody Known' })).titles).toEqual([]);
    }
  });
});

it('posts a paper again after the time of its schedule', async () => {
  const { choose, give } = await openCorpus({ title: 'Lamps', publishedAt: '2020-01-01' });
  await give('Lamps', 100 * DAY_MS);
  const titlesAfter = async (repeat: ScheduleSpec['repeat'], days: number) =>
    (await choose({ what: 'archive', repeat }, { now: (100 + days) * DAY_MS })).titles;
  expect(await titlesAfter('7d', 6)).toEqual([]);
  expect(await titlesAfter('7d', 7)).toEqual(['Lamps']);
  expect(await titlesAfter('30d', 29)).toEqual([]);
  expect(await titlesAfter('30d', 30)).toEqual(['Lamps']);
  expect(await titlesAfter('never', 3_000)).toEqual([]);
});

it('posts at most `count` papers, each once, and none that is withdrawn, given to the channel, or does not fit', async () => {
  const { stores } = await openTestDatabase();
  const index = createTestIndex();
  const words = ['lamps', 'ropes', 'harbour', 'tides'];
  for (let i = 0; i < 60; i += 1) {
    await stores.papers.insert({
      ...emptyPaper(`${words[i % 4]} ${words[(i >> 2) % 4]} number ${i}`),
      publishedAt: `2026-0${1 + (i % 3)}-0${1 + (i % 7)}`,
      listedOn: i % 2 === 0 ? [`2026-0${1 + (i % 3)}-1${i % 4}`] : [],
      upvotes: i % 5 === 0 ? null : i % 11,
      categories: i % 3 === 0 ? ['cs.LG'] : ['cs.CV', 'cs.RO'],
      authors: [i % 2 === 0 ? 'Ada Byron' : 'Bo Chen'],
      isWithdrawn: i % 13 === 0,
    });
  }
  await syncIndex(stores.papers, index);
  const all = await stores.papers.changedSince(0, 100);
  const anySpec = fc.record({
    what: fc.constantFrom(...SCHEDULE_SUBJECTS),
    sort: fc.constantFrom(...SCHEDULE_ORDERS),
    query: fc.option(fc.constantFrom('lamps', 'harbour ropes', '"tides"', '-', 'number -lamps'), {
      nil: null,
    }),
    category: fc.option(fc.constantFrom('cs.LG', 'cs.RO', 'hep-th'), { nil: null }),
    author: fc.option(fc.constantFrom('byron', 'Chen'), { nil: null }),
    minVotes: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
    count: fc.integer({ min: 1, max: 10 }),
    preset: fc.constantFrom(null, 'arxiv' as const),
  });
  await fc.assert(
    fc.asyncProperty(
      anySpec,
      fc.uniqueArray(fc.constantFrom(...all.map(paper => paper.id))),
      fc.option(fc.constantFrom('2026-03-01', '2026-03-14', '2026-04-01'), { nil: undefined }),
      async (changes, given, since) => {
        const { papers } = await choosePapers(
          { ...SPEC, ...changes },
          { day: '2026-03-15', now: 0, since },
          { ...stores, channelHistory: { given: () => Promise.resolve(new Set(given)) }, index },
        );
        const ids = papers.map(paper => paper.id);
        expect(papers.length).toBeLessThanOrEqual(changes.count);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter(id => given.includes(id))).toEqual([]);
        expect(papers.filter(paper => paper.isWithdrawn)).toEqual([]);
        const { category, author, minVotes } = changes;
        const fits = (paper: Paper) =>
          (category === null || paper.categories.includes(category)) &&
          (author === null || paper.authors.join().toLowerCase().includes(author.toLowerCase())) &&
          (paper.upvotes ?? 0) >= (minVotes ?? 0);
        expect(papers.filter(paper => !fits(paper))).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});
