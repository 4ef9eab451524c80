import type { App, Caller, PlainReply } from '../../src/command.ts';
import type { Watch, WatchSpec } from '../../src/core/watch/watch.ts';
import { watchSaved, type WatchSavedOptions } from '../../src/views/watch/watch-saved.ts';
import {
  assertCriteria,
  assertNoTwin,
  assertPlace,
  assertRoomForWatch,
  criteriaNotes,
} from './assert-watch.ts';
import { watchEntries } from './watch-entries.ts';
import type { WatchNeeds } from './subcommand.ts';

type Needs = Pick<App, Exclude<WatchNeeds, 'watchMatcher' | 'subscriptions'>>;

/** Adds a watch for the caller. Returns it, with notes for them in plain text. Throws `UserError` if it may not be added. */
export async function addWatch(
  caller: Caller,
  spec: WatchSpec,
  app: Needs,
): Promise<{ readonly watch: Watch; readonly notes: readonly string[] }> {
  assertCriteria(spec);
  assertPlace(caller, spec.where, app);
  const notes = await criteriaNotes(spec, app);
  const made = { by: caller.userId, at: app.clock.now() };
  // In one transaction: a button may be pressed twice at once.
  const watch = await app.unitOfWork(async ({ watches }) => {
    assertNoTwin(spec, await watches.list(caller.userId));
    await assertRoomForWatch(caller.userId, spec.where, { watches });
    return watches.add(spec, made);
  });
  return { watch, notes };
}

/** Replies with a watch that was added or changed. */
export async function savedReply(
  watch: Watch,
  { userId }: Pick<Caller, 'userId'>,
  options: WatchSavedOptions,
  app: Pick<App, 'userSettings' | 'serverSettings'>,
): Promise<PlainReply> {
  const [entry] = await watchEntries([watch], userId, app);
  if (!entry) throw new Error('one watch has one entry');
  return { kind: 'private', body: watchSaved(entry, options) };
}
