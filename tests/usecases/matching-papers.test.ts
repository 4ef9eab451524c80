import { describe, expect, it } from 'vitest';
import { SCHEDULE_ORDERS } from '../../src/core/schedule/schedule.ts';
import { openCorpus } from './choose-papers-fixture.ts';

describe.each(SCHEDULE_ORDERS)('a query of a schedule, %s first,', sort => {
  const chosenBy = async (query: string) => {
    const { choose } = await openCorpus(
      { title: 'Splitting lamps', upvotes: 3 },
      { title: 'Gaussian lamps', upvotes: 2 },
      { title: 'Flash Attention', upvotes: 1 },
    );
    return (await choose({ what: 'archive', sort, query })).titles.toSorted();
  };

  it('is taken as typed: a word that no paper has is not corrected, or left out', async () => {
    expect(await chosenBy('splatting')).toEqual([]);
    expect(await chosenBy('gaussian splatting')).toEqual([]);
    expect(await chosenBy('gaussian lamps')).toEqual(['Gaussian lamps']);
  });

  it('of many words finds the papers with most of them, also if no paper has one', async () => {
    const long = 'gaussian lamps for rooms with tables, chairs, carpets and doors';
    const { choose } = await openCorpus(
      { title: 'Gaussian lamps for rooms with tables, chairs and carpets' },
      { title: 'Ropes' },
    );
    expect((await choose({ what: 'archive', sort, query: long })).titles).toHaveLength(1);
  });

  it('of many words needs its phrases, also if no paper has one of its words', async () => {
    const { choose } = await openCorpus(
      { title: 'Gaussian lamps in rooms with tables, chairs and carpets' },
      { title: 'Lamps, gaussian, in rooms with tables, chairs and carpets' },
    );
    const query = '"gaussian lamps" rooms tables chairs carpets doors';
    expect((await choose({ what: 'archive', sort, query })).titles).toEqual([
      'Gaussian lamps in rooms with tables, chairs and carpets',
    ]);
  });

  it('with a word that no paper has leaves the papers of its other alternatives', async () => {
    expect(await chosenBy('gaussian splatting OR splitting')).toEqual(['Splitting lamps']);
  });

  it('finds a title that is typed without spaces', async () => {
    expect(await chosenBy('flashattention')).toEqual(['Flash Attention']);
  });
});
