import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { SearchFilter } from '../../../src/core/search/search.ts';
import { anyDate, anyPapers } from '../../store/papers/arbitrary-papers.ts';
import { indexOf } from '../starter-papers.ts';

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

const fits = (
  { categories: wanted = [], from, to }: SearchFilter,
  { categories, publishedAt }: Paper,
): boolean =>
  wanted.every(category => categories.includes(category)) &&
  (from === undefined || (publishedAt !== null && firstDay(publishedAt) >= firstDay(from))) &&
  (to === undefined || (publishedAt !== null && firstDay(publishedAt) <= lastDay(to)));

const anyFilter: fc.Arbitrary<SearchFilter> = fc.record(
  {
    categories: fc.uniqueArray(fc.constantFrom('cs.LG', 'cs.L', 'math.OC'), { maxLength: 2 }),
    from: anyDate,
    to: anyDate,
  },
  { requiredKeys: [] },
);

const numbered = (fields: PaperFields, at: number): Paper => ({ ...fields, id: at + 1, rev: at + 1 });

const idsOf = (papers: readonly Paper[], filter: SearchFilter): number[] =>
  indexOf(papers)
    .search('', { limit: papers.length, filter })
    .hits.map(hit => hit.id);

describe('papers that match a filter', () => {
  it('are those that match by themselves', () => {
    fc.assert(
      fc.property(anyPapers, anyFilter, (fields, filter) => {
        const papers = fields.map(numbered);
        const expected = papers.filter(paper => fits(filter, paper)).map(paper => paper.id);
        expect(new Set(idsOf(papers, filter))).toEqual(new Set(expected));
      }),
      { numRuns: 200 },
    );
  });

  it.each<[SearchFilter, string[]]>([
    [{ to: '2024' }, ['2023-12-31', '2024', '2024-02', '2024-02-29', '2024-12-31']],
    [{ from: '2024-01-01', to: '2024-02-01' }, ['2024', '2024-02']],
    [{ from: '2024-02', to: '2024-02' }, ['2024-02', '2024-02-29']],
  ])('with the dates %j include the whole year or month', (filter, expected) => {
    const papers = ['2023-12-31', '2024', '2024-02', '2024-02-29', '2024-12-31', '2025', null].map(
      (publishedAt, at) => numbered({ ...emptyPaper('A title'), publishedAt }, at),
    );
    const found = new Set(idsOf(papers, filter));
    expect(papers.filter(({ id }) => found.has(id)).map(({ publishedAt }) => publishedAt)).toEqual(expected);
  });
});
