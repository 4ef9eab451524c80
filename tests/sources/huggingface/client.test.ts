import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { SourceFormatError, SourceRefusedError } from '../../../src/sources/remote-source-error.ts';
import { wirePaper, wireWrapper } from '../../support/hugging-face-server.ts';
import { cutOff, json, text, type Reply } from '../../support/source-server.ts';
import { collect } from '../../support/collect.ts';
import { setUp } from './client-fixture.ts';

function numberedPapers(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    wireWrapper(wirePaper(`2602.${String(index + 1).padStart(5, '0')}`)),
  );
}

describe('a daily list', () => {
  it('yields the fields of each paper', async () => {
    const { source } = await setUp([wireWrapper(wirePaper('2602.23229'))]);
    expect(await collect(source.daily('2026-02-27'))).toEqual([
      {
        line: 1,
        fields: {
          ...emptyPaper('A paper named 2602.23229'),
          arxivId: '2602.23229',
          abstract: 'We read papers, and say so.',
          tldr: 'Papers were read.',
          keywords: ['papers', 'reading'],
          authors: ['Ada Author', 'Bo Writer'],
          authorCount: 2,
          organization: 'The Paper Lab',
          // The inner time; the outer one is on the next day, in a wrong zone.
          publishedAt: '2026-02-25',
          listedOn: ['2026-02-27'],
          upvotes: 42,
          comments: 5,
          githubRepo: 'https://github.com/example/papers',
          thumbnail: 'https://cdn.example/social.png',
        },
      },
    ]);
  });

  it('is fetched over its pages, from the configured host whatever host the links name', async () => {
    const { source, server } = await setUp(numberedPapers(250));
    const records = await collect(source.daily('2026-02-27'));
    expect(records.map(({ line }) => line)).toEqual(Array.from({ length: 250 }, (_, index) => index + 1));
    expect(new Set(records.map(record => ('fields' in record ? record.fields.arxivId : null))).size).toBe(
      250,
    );
    expect(server.seen.map(({ url }) => url.search)).toEqual([
      '?date=2026-02-27&limit=100',
      '?date=2026-02-27&limit=100&p=1',
      '?date=2026-02-27&limit=100&p=2',
    ]);
  });

  it('is fetched page by page, as it is read', async () => {
    const { source, server } = await setUp(numberedPapers(250));
    for await (const record of source.daily('2026-02-27')) if (record.line === 1) break;
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['an empty list', json([], { link: '</api/daily_papers?p=2>; rel="next"' })],
    ['a link to itself', json([], { link: '</api/daily_papers?date=2026-02-27&limit=100>; rel="next"' })],
    ['no link', json([])],
    ['a link to the previous page', json([], { link: '</api/daily_papers?p=0>; rel="prev"' })],
  ])('ends with %s', async (_name, reply) => {
    const { source, server } = await setUp();
    server.next(reply);
    expect(await collect(source.daily('2026-02-27'))).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('fails if a page links to itself', async () => {
    const { source, server } = await setUp();
    const link = '</api/daily_papers?date=2026-02-27&limit=100>; rel="next"';
    server.next(json(numberedPapers(2), { link }));
    const kept: number[] = [];
    const reading = (async () => {
      for await (const { line } of source.daily('2026-02-27')) kept.push(line);
    })();
    await expect(reading).rejects.toThrow(SourceFormatError);
    await expect(reading).rejects.toThrow('Hugging Face: lists endless pages (1 were read)');
    expect(kept).toEqual([1, 2]);
    expect(server.seen).toHaveLength(1);
  });

  it('has at most a hundred pages', async () => {
    const { source, server } = await setUp();
    const links = Array.from({ length: 101 }, (_, index) => `</api/daily_papers?p=${index + 1}>; rel="next"`);
    server.next(...links.map(link => json(numberedPapers(1), { link })));
    await expect(collect(source.daily('2026-02-27'))).rejects.toThrow(SourceFormatError);
    expect(server.seen).toHaveLength(100);
  });

  it('has yielded the earlier pages when a later one fails', async () => {
    const { source, server } = await setUp();
    const link = '</api/daily_papers?p=1>; rel="next"';
    server.next(json(numberedPapers(3), { link }), text(400, 'no'));
    const kept: number[] = [];
    const reading = (async () => {
      for await (const { line } of source.daily('2026-02-27')) kept.push(line);
    })();
    await expect(reading).rejects.toThrow(SourceRefusedError);
    expect(kept).toEqual([1, 2, 3]);
  });

  it('is fetched again after a response that breaks off', async () => {
    const { source, server } = await setUp(numberedPapers(3));
    server.next(cutOff('[{"paper":'));
    expect(await collect(source.daily('2026-02-27'))).toHaveLength(3);
  });

  it('is fetched from a base URL that ends in /api', async () => {
    const { source } = await setUp(numberedPapers(1), { base: '/api' });
    expect(await collect(source.daily('2026-02-27'))).toHaveLength(1);
  });

  it('sets the requested day for a paper that states none', async () => {
    const { source } = await setUp([wireWrapper(wirePaper('2602.23229', { submittedOnDailyAt: null }))]);
    const [daily] = await collect(source.daily('2026-02-20'));
    expect(daily).toMatchObject({ fields: { listedOn: ['2026-02-20'] } });
    const [weekly] = await collect(source.weekly('2026-W08'));
    expect(weekly).toMatchObject({ fields: { listedOn: [] } });
  });
});

describe('a list of the future', () => {
  it.each([
    // 21:29 in New York, then 21:30.
    ['2026-02-28T02:29:59Z', '2026-02-28', 0],
    ['2026-02-28T02:30:00Z', '2026-02-28', 1],
    // The same in summer.
    ['2026-07-02T01:29:59Z', '2026-07-02', 0],
    ['2026-07-02T01:30:00Z', '2026-07-02', 1],
  ])('is not requested: at %s the list of %s is requested %i times', async (now, date, times) => {
    const { source, server } = await setUp([], { now });
    expect(await collect(source.daily(date))).toEqual([]);
    expect(server.seen).toHaveLength(times);
  });

  it('is not requested by week or month either', async () => {
    const { source, server } = await setUp(numberedPapers(1));
    for (const list of [source.weekly('2026-W10'), source.monthly('2026-03'), source.daily('9999-12-31')]) {
      expect(await collect(list)).toEqual([]);
    }
    expect(server.seen).toEqual([]);
    expect(await collect(source.weekly('2026-W09'))).toHaveLength(1);
    expect(await collect(source.monthly('2026-02'))).toHaveLength(1);
    expect(server.seen.map(({ url }) => url.search)).toEqual([
      '?week=2026-W09&limit=100',
      '?month=2026-02&limit=100',
    ]);
  });

  it.each(['2026-02-30', 'tomorrow', '2026-02', ''])('of the day %j is refused', async date => {
    const { source, server } = await setUp();
    await expect(collect(source.daily(date))).rejects.toThrow(SourceRefusedError);
    expect(server.seen).toEqual([]);
  });

  it.each(['2026-W54', '2025-W53', '2026-W00', '2026-08'])('of the week %j is refused', async week => {
    const { source } = await setUp();
    await expect(collect(source.weekly(week))).rejects.toThrow(/no such day, week or month/);
  });

  it('knows years of 53 weeks', async () => {
    const { source } = await setUp(numberedPapers(1));
    expect(await collect(source.weekly('2020-W53'))).toHaveLength(1);
  });
});

describe('trending', () => {
  it('yields at most `limit` papers', async () => {
    const { source, server } = await setUp(numberedPapers(130));
    expect(await collect(source.trending({ limit: 110 }))).toHaveLength(110);
    expect(await collect(source.trending({ limit: 5 }))).toHaveLength(5);
    expect(server.seen.map(({ url }) => url.search)).toEqual([
      '?sort=trending&limit=100',
      '?sort=trending&limit=100&p=1',
      '?sort=trending&limit=100',
    ]);
  });
});

describe('a paper by its id', () => {
  it('is returned, and `undefined` for an unknown one', async () => {
    const { source, server } = await setUp(numberedPapers(1));
    expect(await source.paper('arXiv:2602.00001v3')).toMatchObject({ arxivId: '2602.00001', comments: null });
    expect(await source.paper('2602.00002')).toBeUndefined();
    expect(await source.paper('../../etc')).toBeUndefined();
    expect(server.seen.map(({ url }) => url.pathname)).toEqual([
      '/api/papers/2602.00001',
      '/api/papers/2602.00002',
    ]);
  });
});

describe('a search', () => {
  it('requests at most 250 characters and 120 papers', async () => {
    const { source, server } = await setUp(numberedPapers(130));
    expect(await source.search('é'.repeat(300), { limit: 500 })).toHaveLength(120);
    expect(server.seen[0]?.url.searchParams.get('q')).toBe('é'.repeat(250));
    expect(await source.search('words', { limit: 3 })).toHaveLength(3);
  });

  it('without words sends no request', async () => {
    const { source, server } = await setUp(numberedPapers(1));
    expect(await source.search(' \n')).toEqual([]);
    expect(server.seen).toEqual([]);
  });
});
