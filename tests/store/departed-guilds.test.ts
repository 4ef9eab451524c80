import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { addRow, paperColumns } from '../support/filled-tables.ts';

it.each([
  'posted_messages',
  'vote_origins',
  'save_origins',
  'schedules',
  'watches',
  'server_settings',
  'server_submissions',
  'discussions',
  'clubs',
])('a server that has nothing but a row of %s is known', async table => {
  const { database, stores } = await openTestDatabase();
  const paper = await stores.papers.insert(emptyPaper('Sparse Gardens'));
  const columns = paperColumns().filter(column => column.table === table);
  const papers = Object.fromEntries(columns.map(({ column }) => [column, paper.id]));
  await addRow(database.db, table, { ...papers, guild_id: '100' }, 1);
  await addRow(database.db, table, { ...papers, guild_id: '200' }, 2);
  expect((await stores.departedGuilds.knownGuilds()).toSorted()).toEqual(['100', '200']);
});
