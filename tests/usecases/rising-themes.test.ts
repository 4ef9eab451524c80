import { expect, it } from 'vitest';
import type { RisingOptions } from '../../src/core/search/search.ts';
import { risingThemes } from '../../src/usecases/rising-themes.ts';

it('papers of the days and of eight weeks before are read a week at a time, each paper once', async () => {
  const periods: string[] = [];
  const compared: RisingOptions[] = [];
  const found = await risingThemes(
    { first: '2026-11-11', last: '2026-11-20' },
    { limit: 5, examples: 1 },
    {
      papers: {
        async idsInPeriod({ first, last }) {
          periods.push(`${first} ${last}`);
          // The first paper is listed in every week.
          return [1, periods.length + 1];
        },
        getMany: async () => [],
      },
      index: {
        *risingTerms(options) {
          compared.push(options);
          yield;
          return [];
        },
      },
    },
  );
  expect(periods.slice(0, 3)).toEqual([
    '2026-11-11 2026-11-17',
    '2026-11-18 2026-11-20',
    '2026-09-16 2026-09-22',
  ]);
  expect(periods.at(-1)).toBe('2026-11-04 2026-11-10');
  expect(found).toMatchObject({ recent: 3, before: 9 });
  expect(compared).toMatchObject([{ recent: [1, 2, 3] }]);
});
