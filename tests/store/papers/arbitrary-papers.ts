import fc from 'fast-check';
import { emptyPaper, type Paper, type PaperFields } from '../../../src/core/paper/paper.ts';
import { openTestDatabase } from '../../support/database.ts';

const dates =
  '2023 2023-12-31 2024 2024-01 2024-01-01 2024-02 2024-02-01 2024-02-29 2024-03 2024-03-01 2024-12-31 2025 2025-01-01';
const date = fc.constantFrom(...dates.split(' '));
const day = date.filter(text => text.length === 10);
const count = fc.option(fc.integer({ min: 0, max: 3 }));

/** One of a few close dates of any precision. */
export const anyDate = date;
/** One of the same dates that names a day. */
export const anyDay = day;

/** Papers that often have equal dates, votes and categories. */
export const anyPapers: fc.Arbitrary<PaperFields[]> = fc.array(
  fc
    .record({
      publishedAt: fc.option(date),
      categories: fc.uniqueArray(fc.constantFrom('cs.LG', 'cs.CL', 'stat.ML', 'cs.L')),
      upvotes: count,
      comments: count,
      listedOn: fc.uniqueArray(day, { maxLength: 2 }).map(days => days.toSorted()),
    })
    .map(fields => ({ ...emptyPaper('A title'), ...fields })),
  { maxLength: 12 },
);

/** The same papers without list days. */
export const anyUnlistedPapers = anyPapers.map(papers => papers.map(paper => ({ ...paper, listedOn: [] })));

/** Opens a store; `fill` replaces all its papers. */
export async function openFillableStore() {
  const { database, stores, unitOfWork } = await openTestDatabase();
  return {
    papers: stores.papers,
    async fill(wanted: readonly PaperFields[]): Promise<Paper[]> {
      await database.db.deleteFrom('papers').execute();
      return unitOfWork(async tx => {
        const stored: Paper[] = [];
        for (const fields of wanted) stored.push(await tx.papers.insert(fields));
        return stored;
      });
    },
  };
}
