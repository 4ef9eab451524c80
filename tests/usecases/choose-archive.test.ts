import { describe, expect, it } from 'vitest';
import { openCorpus } from './choose-papers-fixture.ts';

describe('the archive', () => {
  const papers = [
    { title: 'Lamps, lamps and lamps', publishedAt: '2020-01-01', upvotes: 1 },
    { title: 'Ships with lamps', publishedAt: '2021-01-01', upvotes: 9 },
    { title: 'Lamps at sea', publishedAt: '2026-02-01', listedOn: ['2026-03-03'], upvotes: 4 },
    { title: 'Ropes of today', publishedAt: '2026-03-04', upvotes: 5 },
  ];
  const query = { what: 'archive', query: 'lamps' } as const;

  it('without a query is posted newest first', async () => {
    const { choose } = await openCorpus(...papers);
    expect((await choose({ what: 'archive', count: 2 })).titles).toEqual(['Ropes of today', 'Lamps at sea']);
  });

  it('by votes is posted most upvoted first', async () => {
    const { choose } = await openCorpus(...papers);
    const { titles } = await choose({ what: 'archive', sort: 'votes', count: 2 });
    expect(titles).toEqual(['Ships with lamps', 'Ropes of today']);
  });

  it('with a query begins with what was listed or published since the last slot, then the best of the rest', async () => {
    const { choose } = await openCorpus(...papers);
    const since = '2026-03-03';
    const best = (await choose({ ...query, count: 3 }, { since })).titles;
    expect(best).toEqual(['Lamps at sea', 'Lamps, lamps and lamps', 'Ships with lamps']);
    const later = (await choose({ ...query, count: 3 }, { since: '2026-03-04' })).titles;
    expect(later[0]).toBe('Lamps, lamps and lamps');
  });

  it('with a query can be sorted by date and votes', async () => {
    const { choose } = await openCorpus(...papers);
    const since = '2026-03-04';
    expect((await choose({ ...query, sort: 'newest' }, { since })).titles).toEqual([
      'Lamps at sea',
      'Ships with lamps',
      'Lamps, lamps and lamps',
    ]);
    expect((await choose({ ...query, sort: 'votes' }, { since })).titles).toEqual([
      'Ships with lamps',
      'Lamps at sea',
      'Lamps, lamps and lamps',
    ]);
  });

  it('with OR in it takes papers that are about one of its alternatives', async () => {
    const { choose } = await openCorpus(
      { title: 'Harbour lamps', publishedAt: '2020-01-01' },
      { title: 'Ropes', publishedAt: '2026-03-04' },
      { title: 'Harbour walls', publishedAt: '2026-03-04' },
    );
    const either = { ...query, query: 'harbour lamps OR ropes', count: 3 };
    expect((await choose(either)).titles).toEqual(['Ropes', 'Harbour lamps']);
    expect((await choose({ ...either, sort: 'newest' })).titles).toEqual(['Ropes', 'Harbour lamps']);
  });

  it('takes no new paper that merely shares a word with a query of which others have all words', async () => {
    const { choose } = await openCorpus(
      { title: 'Harbour lamps', publishedAt: '2020-01-01' },
      { title: 'Harbour ropes', publishedAt: '2026-03-04' },
    );
    expect((await choose({ ...query, query: 'harbour lamps' })).titles).toEqual(['Harbour lamps']);
  });

  it('goes on with papers of the corpus where the best hundreds were given to the channel', async () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
      title: `Lamps ${i + 1000}`,
      publishedAt: '2020-01-01',
    }));
    const { choose, give } = await openCorpus(...many);
    for (const { title } of many.slice(0, 148)) await give(title);
    const { titles } = await choose({ ...query, count: 5 });
    expect(titles.toSorted()).toEqual(['Lamps 1148', 'Lamps 1149']);
  });

  it('by the preset arxiv is what arXiv has announced since the last slot', async () => {
    const { choose } = await openCorpus(...papers);
    const preset = { what: 'archive', preset: 'arxiv' } as const;
    const at = { since: '2026-03-03' };
    expect((await choose(preset, at)).titles).toEqual(['Ropes of today', 'Lamps at sea']);
    expect((await choose({ ...preset, query: 'lamps' }, at)).titles).toEqual(['Lamps at sea']);
  });
});
