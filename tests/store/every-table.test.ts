import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import {
  addRow,
  indexedColumns,
  paperColumns,
  rowsWith,
  tablesMentioning,
  userColumns,
} from '../support/filled-tables.ts';

const ADA = '900000000000000001';
const BEN = '900000000000000002';

/** The table with the ids of papers that were merged. */
const REDIRECTS = 'gone_papers';

/** A database with two papers; each table has one row about the second. */
async function openFilled() {
  const { database, stores, unitOfWork } = await openTestDatabase();
  const kept = (await stores.papers.insert(emptyPaper('Kept'))).id;
  const merged = (await stores.papers.insert(emptyPaper('Merged'))).id;
  const columns = paperColumns();
  for (const { table, column } of columns) await addRow(database.db, table, { [column]: merged });
  const counts = async (paperId: number) => {
    const all: Record<string, number> = {};
    for (const column of columns) all[column.table] = await rowsWith(database.db, column, paperId);
    return all;
  };
  const expected = (rows: number) => Object.fromEntries(columns.map(({ table }) => [table, rows]));
  return { database, stores, unitOfWork, kept, merged, columns, counts, expected };
}

describe('every table that refers to a paper', () => {
  it('is carried over when the paper turns out to be another', async () => {
    const { stores, unitOfWork, kept, merged, counts, expected } = await openFilled();
    expect(await counts(merged)).toEqual(expected(1));
    await unitOfWork(bound =>
      bound.papers.merge(kept, [merged], { ...emptyPaper('Kept'), listedOn: ['[1]'] }),
    );
    expect(await counts(merged)).toEqual(expected(0));
    // Beside the redirect of the paper that was merged before, there is one of this paper.
    expect(await counts(kept)).toEqual({ ...expected(1), [REDIRECTS]: 2 });
    expect((await stores.papers.get(merged))?.id).toBe(kept);
  });

  it('has nothing of the paper once it is removed', async () => {
    const { stores, merged, counts, expected } = await openFilled();
    await stores.papers.remove(merged);
    expect(await counts(merged)).toEqual(expected(0));
  });

  it('has an index by the paper, so that removing one reads no others', () => {
    const columns = paperColumns();
    const indexed: string[] = [];
    for (const { table, column } of columns) if (indexedColumns(table).includes(column)) indexed.push(table);
    expect(indexed).toEqual(columns.map(({ table }) => table));
  });
});

describe('every table that has the id of a user', () => {
  it('has nothing of a user who had everything deleted, and all of the others', async () => {
    const { database, stores } = await openTestDatabase();
    const paper = await stores.papers.insert(emptyPaper('First'));
    const columns = userColumns();
    const papers = new Map(paperColumns().map(({ table, column }) => [table, column]));
    for (const [at, user] of [ADA, BEN].entries()) {
      for (const [index, { table, column }] of columns.entries()) {
        const paperColumn = papers.get(table);
        const about = paperColumn === undefined ? {} : { [paperColumn]: paper.id };
        // Rows about something else, such as a schedule, have several.
        await addRow(database.db, table, { ...about, [column]: user }, (at + 1) * 100 + index);
      }
      await addRow(database.db, 'deliveries', { target_kind: 'dm', target_id: user }, at);
    }
    const before = await tablesMentioning(database.db, BEN);
    expect(new Set(before)).toEqual(new Set([...columns.map(({ table }) => table), 'deliveries']));
    await stores.personalData.delete(ADA, 5);
    expect(await tablesMentioning(database.db, ADA)).toEqual([]);
    expect(await tablesMentioning(database.db, BEN)).toEqual(before);
  });

  it('has an index by the user if it grows, so that no step reads the rows of others', () => {
    // There are few schedules, and reactions are kept here for minutes.
    const small = new Set(['schedules', 'unmatched_reactions']);
    const columns = userColumns().filter(({ table }) => !small.has(table));
    const unindexed: string[] = [];
    for (const { table, column } of columns)
      if (!indexedColumns(table).includes(column)) unindexed.push(table);
    expect(unindexed).toEqual([]);
  });
});

it('posts in the direct messages of a user are exported and deleted, those of others are not', async () => {
  const { database, stores } = await openTestDatabase();
  const paper = await stores.papers.insert(emptyPaper('First'));
  for (const [at, user] of [ADA, BEN].entries()) {
    const channel = `70${at}`;
    await addRow(
      database.db,
      'deliveries',
      { target_kind: 'dm', target_id: user, channel_id: channel },
      at + 1,
    );
    await stores.posted.remember({
      messageId: `80${at}`,
      channelId: channel,
      guildId: null,
      kind: 'digest',
      paperIds: [paper.id],
      postedAt: 1,
    });
  }
  const { records } = await stores.personalData.get(ADA);
  expect(records['posted_messages']).toMatchObject([{ message_id: '800' }]);
  expect(records['posted_papers']).toMatchObject([{ message_id: '800', title: 'First' }]);
  await stores.personalData.delete(ADA, 5);
  expect(await tablesMentioning(database.db, '800')).toEqual([]);
  expect((await stores.posted.get('801'))?.paperIds).toEqual([paper.id]);
});
