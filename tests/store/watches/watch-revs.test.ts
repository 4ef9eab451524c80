import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import {
  WATCH_DEFAULTS,
  type Watch,
  type WatchSpec,
  type WatchStore,
} from '../../../src/core/watch/watch.ts';
import type { Schema } from '../../../src/store/database/schema.ts';
import { createWatchStore } from '../../../src/store/watches.ts';
import { openTestDatabase } from '../../support/database.ts';

const SPEC: WatchSpec = { ...WATCH_DEFAULTS, words: 'glacier' };

/** Far more turns than a change takes that waits for no other. */
const MANY_TURNS = 100;

/** Returns the database; `onRev` happens once, after a `rev` of the watches was taken and before it is stored. */
function withHook(db: Kysely<Schema>, onRev: () => Promise<void>): Kysely<Schema> {
  let isDone = false;
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const isRev = result.rows.some(row => 'value' in row);
      if (isRev && !isDone) {
        isDone = true;
        await onRev();
      }
      return result;
    },
  });
}

it.each<[string, (watch: Watch, watches: WatchStore) => Promise<unknown>]>([
  ['resumed', ({ id }, watches) => watches.resume(id)],
  ['edited', ({ id }, watches) => watches.change(id, { words: 'volcano' })],
  ['restored', ({ id }, watches) => watches.restore(id)],
  ['added', (_watch, watches) => watches.add(SPEC, { by: 'ada', at: 6 })],
])('who sees a change of a watch has seen one that was %s with a lower rev', async (_name, change) => {
  const { stores, database } = await openTestDatabase();
  const { watches } = stores;
  const watch = await watches.add(SPEC, { by: 'ada', at: 5 });
  let seen: Promise<Watch[]> = Promise.resolve([]);
  const db = withHook(database.db, async () => {
    seen = watches.add(SPEC, { by: 'ben', at: 7 }).then(() => watches.changedSince(0, 9));
    for (let turns = 0; turns < MANY_TURNS; turns += 1) await setImmediate();
  });
  await change(watch, createWatchStore(db));
  expect(await seen).toEqual(await watches.changedSince(0, 9));
});
