import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import type { Database } from '../../../src/store/database/database.ts';
import { openEmulatedOutbox } from '../../support/emulated-outbox.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';

const CARDS = 5;
const LAST_PAGE = 1_073_741_823;

/** Lets the database grow by some pages from now on; a write that needs more fails as on a full disk. */
async function leavePages({ db }: Database, pages: number): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  const count = Math.min(LAST_PAGE, (rows[0]?.page_count ?? 0) + pages);
  await sql`PRAGMA max_page_count = ${sql.lit(count)}`.execute(db);
}

it('a full disk leaves no partial slot and loses no post, lookups answer, and all goes on once there is room', async () => {
  const { database, stores, scheduler, deliverer, clock, channelIds, schedules, posts, log, spread } =
    await openEmulatedOutbox({
      channelCount: repetitions(3, 60),
      papersPerChannel: CARDS,
      spec: { format: 'cards', count: CARDS },
    });
  clock.advance(9 * HOUR_MS + spread);
  /** Returns how many cards of each schedule are in the outbox, and whether its slot is still due. */
  const slots = () =>
    Promise.all(
      schedules.map(async ({ id, next }) => {
        const { n } = await database.db
          .selectFrom('deliveries')
          .select(eb => eb.fn.countAll<number>().as('n'))
          .where('origin_id', '=', String(id))
          .executeTakeFirstOrThrow();
        return { cards: n, isDue: (await stores.schedules.get(id))?.next.dueAt === next.dueAt };
      }),
    );

  let decisions = 0;
  for (let isComplete = false; !isComplete; decisions += 1) {
    await leavePages(database, decisions);
    await scheduler.tick(clock.now());
    expect((await stores.papers.get(1))?.title).toBe('Paper 0');
    const decided = await slots();
    for (const { cards, isDue } of decided) expect(cards).toBe(isDue ? 0 : CARDS);
    isComplete = decided.every(({ isDue }) => !isDue);
  }
  const refused = log.events.filter(({ event }) => event === 'slot_failed').length;
  expect(refused).toBeGreaterThan(0);

  // Full while posts are sent and recorded: each that is not recorded is found again.
  let failures = 0;
  for (let round = 0; round < 3; round += 1) {
    await leavePages(database, 0);
    await deliverer.drain().catch(() => (failures += 1));
    clock.advance(2 * MINUTE_MS);
  }
  await leavePages(database, LAST_PAGE);
  while ((await deliverer.nextDueAt()) !== undefined) {
    await deliverer.drain();
    clock.advance(MINUTE_MS);
  }
  expect(channelIds.map(id => posts(id).length)).toEqual(channelIds.map(() => CARDS));
  const messages = channelIds.flatMap(posts).length;
  printCounts(18, {
    slots: schedules.length,
    'slots refused by the disk': refused,
    'drains that failed': failures,
    'partial slots': 0,
    messages,
  });
});
