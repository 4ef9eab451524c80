import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { addRow, paperColumns, userColumns } from '../support/filled-tables.ts';

const ADA = '900000000000000001';
const BEN = '900000000000000002';

it('an export has a row of every table that has the id of a user, and none of another user', async () => {
  const { database, stores } = await openTestDatabase();
  const paper = await stores.papers.insert({ ...emptyPaper('A lamp'), arxivId: '2401.00001' });
  const papers = new Map(paperColumns().map(({ table, column }) => [table, column]));
  const columns = userColumns();
  for (const [at, user] of [ADA, BEN].entries()) {
    for (const [index, { table, column }] of columns.entries()) {
      const paperColumn = papers.get(table);
      const about = paperColumn === undefined ? {} : { [paperColumn]: paper.id };
      await addRow(database.db, table, { ...about, [column]: user }, (at + 1) * 100 + index);
    }
    await addRow(database.db, 'deliveries', { target_kind: 'dm', target_id: user }, at);
  }

  const { saves, reactions, schedules, records } = await stores.personalData.get(ADA);
  expect(saves).toHaveLength(1);
  expect(reactions).toHaveLength(1);
  expect(schedules.length).toBeGreaterThan(0);
  const shown = new Set([...Object.keys(records), 'save_origins', 'unmatched_reactions', 'schedules']);
  expect([...shown].toSorted()).toEqual(
    [...new Set([...columns.map(({ table }) => table), 'deliveries'])].toSorted(),
  );
  expect(JSON.stringify(records)).not.toMatch(new RegExp(`${ADA}|${BEN}`));
  expect(records['library_items']).toEqual([
    expect.objectContaining({ title: 'A lamp', arxiv_id: '2401.00001' }),
  ]);
});
