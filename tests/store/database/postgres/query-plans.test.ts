import { createQueryId, type Kysely, type RootOperationNode } from 'kysely';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPaper } from '../../../../src/core/paper/paper.ts';
import type { Stores } from '../../../../src/core/stores.ts';
import type { Schema } from '../../../../src/store/database/schema.ts';
import { createStores } from '../../../../src/store/stores.ts';
import { hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';

const CLAIM = { owner: 'one', now: 5, leaseUntil: 9, exceptTargets: ['7'] };

/** What runs for each search, card, reaction, delivery, slot and ingested record, over tables of any size. */
const HOT: readonly (readonly [string, (stores: Stores) => Promise<unknown>])[] = [
  ['a claim', ({ deliveries }) => deliveries.claim(CLAIM)],
  ['a claim of a delivery that may have been posted', ({ deliveries }) => deliveries.claimUnknown(CLAIM)],
  ['when a delivery is due', ({ deliveries }) => deliveries.nextDueAt(5)],
  ['postponing a channel', ({ deliveries }) => deliveries.postponeTarget('7', 5)],
  ['the last delivery of a schedule', ({ deliveries }) => deliveries.lastOfSchedules([1])],
  ['what is on its way to a channel', ({ deliveries }) => deliveries.mayHavePosted('7', 5)],
  ['the oldest delivery with a body', ({ deliveries }) => deliveries.oldestBodyAt()],
  ['dropping bodies', ({ deliveries }) => deliveries.dropBodiesBefore(5, 9)],
  ['due schedules', ({ schedules }) => schedules.due(5, { limit: 9 })],
  ['due subscriptions', ({ subscriptions }) => subscriptions.due(5, 9)],
  ['a paper by its arXiv id', ({ papers }) => papers.byArxivId('2501.00001')],
  ['a paper by its link', ({ papers }) => papers.byUrl('https://example.org/1')],
  ['papers by their title', ({ papers }) => papers.byTitleKey('lamps')],
  ['the papers that a record may be', ({ papers }) => papers.candidates(emptyPaper('Lamps'))],
  ['papers that changed', ({ papers }) => papers.changedSince(3, 9)],
  ['papers that are gone', ({ papers }) => papers.goneBetween(3, 9)],
  ['a posted message', ({ posted }) => posted.get('7')],
  ['messages that showed a paper', ({ posted }) => posted.showing(1, { guildId: 'g', channelId: '7' }, 5)],
  ['recent posts', ({ posted }) => posted.recent({ since: 3, limit: 9 })],
  ['a page of a library', ({ library }) => library.entries('ada', { offset: 0, limit: 10 })],
  ['the size of a library', ({ library }) => library.count('ada')],
  ['whether a paper is saved', ({ library }) => library.isSaved('ada', 1)],
  ['who saved a paper', ({ library }) => library.countSavers(1)],
  ['a save', ({ library }) => library.save('ada', [1], { kind: 'explicit' }, 5)],
  ['reactions on a message', ({ reactionSaves }) => reactionSaves.onMessage('7')],
  ['who has something due', ({ watchFinds }) => watchFinds.dueRecipients(5, { limit: 9 })],
  ['what was given to a channel', ({ channelHistory }) => channelHistory.isAnyGiven('7', [1], 3)],
];

describe.skipIf(!hasPostgres)(`on PostgreSQL${POSTGRES_SKIP}`, () => {
  it('what runs often reads no table as a whole', async () => {
    const { url, database } = await openTestPostgres();
    const plan = await openPlanner(url, database.db);
    const scans: string[] = [];
    for (const [title, run] of HOT) for (const table of await plan(run)) scans.push(`${title}: ${table}`);
    expect(scans).toEqual([]);
  });
});

/** Returns a function for the tables that statements of the stores would read as a whole, for want of an index. */
async function openPlanner(url: string, db: Kysely<Schema>) {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  // Then an empty table is read as a whole only if no index serves.
  await client.query('SET enable_seqscan = off');
  return async (run: (stores: Stores) => Promise<unknown>): Promise<string[]> => {
    const nodes: RootOperationNode[] = [];
    await run(createStores(recorded(db, nodes)));
    expect(nodes).not.toEqual([]);
    const tables: string[] = [];
    for (const node of nodes) {
      const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId());
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, [...parameters]);
      for (const { 'QUERY PLAN': step } of rows) {
        const table = /Seq Scan on (\w+)/.exec(step)?.[1];
        if (table !== undefined && !SMALL.has(table)) tables.push(table);
      }
    }
    return tables;
  };
}

/** Tables with few rows. */
const SMALL = new Set(['counters']);

function recorded(db: Kysely<Schema>, nodes: RootOperationNode[]): Kysely<Schema> {
  return db.withPlugin({
    transformQuery({ node }) {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
