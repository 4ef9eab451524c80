import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../../src/core/paper/paper.ts';
import { type ListPeriod } from '../../../src/core/time/periods.ts';
import { anyDay, anyPapers, openFillableStore, anyUnlistedPapers } from './arbitrary-papers.ts';

const period: fc.Arbitrary<ListPeriod> = fc.oneof(
  fc.tuple(anyDay, anyDay).map(days => {
    const [first = '', last = ''] = days.toSorted();
    return { first, last };
  }),
  fc.constantFrom('2023-12', '2024-01', '2024-02', '2024-03').map(month => ({
    first: `${month}-01`,
    last: `${month}-31`,
    month,
  })),
);

/** Returns the dates by which a paper is found. */
function datesOf(paper: Paper): readonly string[] {
  if (paper.listedOn.length > 0) return paper.listedOn;
  return paper.publishedAt === null ? [] : [paper.publishedAt];
}

const isIn = ({ first, last, month }: ListPeriod, date: string): boolean =>
  date.length === 10 ? date >= first && date <= last : date === month;

const isListed = ({ listedOn }: Paper): boolean => listedOn.length > 0;

describe.each([
  ['with list days', anyPapers],
  ['without list days', anyUnlistedPapers],
])('the lists of a period, in a corpus %s', (_, corpora) => {
  it('contain the papers of its days, listed ones first, then most upvoted first, page by page', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(corpora, period, fc.integer({ min: 1, max: 5 }), async (fields, target, limit) => {
        const stored = await fill(fields);
        const expected = stored
          .filter(paper => datesOf(paper).some(date => isIn(target, date)))
          .toSorted(
            (a, b) =>
              Number(isListed(b)) - Number(isListed(a)) ||
              (b.upvotes ?? -1) - (a.upvotes ?? -1) ||
              a.id - b.id,
          );
        expect(await papers.idsInPeriod(target)).toEqual(expected.map(({ id }) => id));
        for (let offset = 0; offset <= expected.length; offset += limit) {
          expect(await papers.inPeriod(target, { offset, limit })).toEqual({
            papers: expected.slice(offset, offset + limit),
            total: expected.length,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have the nearest lists before and after them', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(corpora, period, async (fields, target) => {
        const stored = await fill(fields);
        const months = target.month !== undefined;
        const dates = stored
          .flatMap(datesOf)
          .filter(date => date.length === 10 || (months && date.length === 7))
          .toSorted();
        expect(await papers.listsAround(target, { months })).toEqual({
          before: dates.findLast(date => (date.length === 10 ? date : `${date}-01`) < target.first),
          after: dates.find(date => (date.length === 10 ? date : `${date}-01`) > target.last),
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('one day’s list', () => {
  it('is the period of that day without the papers that were only published then, if the corpus has lists', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyPapers, anyUnlistedPapers), anyDay, async (fields, day) => {
        const stored = await fill(fields);
        const whole = await papers.inPeriod({ first: day, last: day }, { offset: 0, limit: 100 });
        const expected = stored.some(isListed) ? whole.papers.filter(isListed) : whole.papers;
        expect(await papers.idsOnDay(day)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });
});

describe('dates without a day', () => {
  it('belong to their month only, after the papers that were listed in it', async () => {
    const { papers, fill } = await openFillableStore();
    const monthly = { ...emptyPaper('Of a month'), publishedAt: '2024-05' };
    const yearly = { ...emptyPaper('Of a year'), publishedAt: '2024' };
    const may = { first: '2024-05-01', last: '2024-05-31', month: '2024-05' };
    const week = { first: '2024-04-29', last: '2024-05-05' };
    const all = { offset: 0, limit: 10 };
    await fill([monthly, yearly]);
    expect((await papers.inPeriod(may, all)).papers.map(paper => paper.title)).toEqual(['Of a month']);
    expect((await papers.inPeriod(week, all)).total).toBe(0);
    expect(await papers.listsAround({ first: '2024-06-01', last: '2024-06-30' }, { months: true })).toEqual({
      before: '2024-05',
      after: undefined,
    });
    await fill([monthly, { ...emptyPaper('Listed'), listedOn: ['2024-05-02'] }]);
    expect((await papers.inPeriod(may, all)).papers.map(paper => paper.title)).toEqual([
      'Listed',
      'Of a month',
    ]);
  });
});
