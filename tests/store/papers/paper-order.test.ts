import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper, type PaperFilter } from '../../../src/core/paper/paper.ts';
import { anyDate, anyPapers, openFillableStore } from './arbitrary-papers.ts';

const LAST_DAYS = ['31', '30', '29', '28'].flatMap(day => [`-${day}`, `-12-${day}`]);

const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);
/** Returns the last day of a date, as the calendar has it. */
function lastDay(date: string): string {
  if (date.length === 10) return date;
  const day = LAST_DAYS.map(end => date + end).find(
    text => new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text,
  );
  return day ?? '';
}

const fits = ({ category, from, to }: PaperFilter, { categories, publishedAt }: Paper): boolean =>
  (category === undefined || categories.includes(category)) &&
  (from === undefined || (publishedAt !== null && firstDay(publishedAt) >= firstDay(from))) &&
  (to === undefined || (publishedAt !== null && firstDay(publishedAt) <= lastDay(to)));

const anyFilter: fc.Arbitrary<PaperFilter> = fc.record(
  { category: fc.constantFrom('cs.LG', 'cs.L', 'math.OC'), from: anyDate, to: anyDate },
  { requiredKeys: [] },
);

describe('papers that match a filter', () => {
  it('are those that match by themselves', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(anyPapers, fc.array(anyFilter, { maxLength: 8 }), async (wanted, filters) => {
        const stored = await fill(wanted);
        for (const filter of filters) {
          const expected = stored.filter(paper => fits(filter, paper)).map(paper => paper.id);
          expect(new Set(await papers.matching(filter))).toEqual(new Set(expected));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('with coarse dates include the whole year or month', async () => {
    const { papers, fill } = await openFillableStore();
    const stored = await fill(
      ['2023-12-31', '2024', '2024-02', '2024-02-29', '2024-12-31', '2025', null].map(publishedAt => ({
        ...emptyPaper('A title'),
        publishedAt,
      })),
    );
    const dates = async (filter: PaperFilter) => {
      const ids = new Set(await papers.matching(filter));
      return stored.filter(paper => ids.has(paper.id)).map(paper => paper.publishedAt);
    };
    expect(await dates({ to: '2024' })).toEqual([
      '2023-12-31',
      '2024',
      '2024-02',
      '2024-02-29',
      '2024-12-31',
    ]);
    expect(await dates({ from: '2024-01-01', to: '2024-02-01' })).toEqual(['2024', '2024-02']);
    expect(await dates({ from: '2024-02', to: '2024-02' })).toEqual(['2024-02', '2024-02-29']);
    expect(await dates({})).toHaveLength(7);
  });
});

describe('popularity', () => {
  it('has every paper with votes or comments and a date: its newest list day, else its publication date', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(anyPapers, async wanted => {
        const stored = await fill(wanted);
        const expected = stored.flatMap(({ id, upvotes, comments, listedOn, publishedAt }) => {
          const day = listedOn.at(-1) ?? publishedAt;
          const counts = { id, upvotes: upvotes ?? 0, comments: comments ?? 0 };
          return day === null || counts.upvotes + counts.comments === 0 ? [] : [{ ...counts, day }];
        });
        expect((await papers.popularity()).toSorted((a, b) => a.id - b.id)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
