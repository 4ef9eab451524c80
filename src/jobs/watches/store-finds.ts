import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { recipientId, recipientOf, type WatchFind } from '../../core/watch/watch-finds.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { watchTimezone } from '../../usecases/watch-timezone.ts';
import type { FindDueAt } from '../../usecases/find-due.ts';
import { isNewTo, type PaperMatch } from './match-paper.ts';

type FindStores = Pick<Stores, 'watches' | 'watchFinds' | 'userSettings' | 'serverSettings'>;

interface FindContext {
  readonly matcher: Pick<WatchMatcher, 'rev' | 'remove'>;
  readonly dueAt: FindDueAt;
}

/** What some watches find of a changed paper. */
export interface FindPortion extends PaperMatch {
  /** Whether these are the last watches that the paper fits. */
  readonly isLast: boolean;
}

/** Watches of which the finds are stored in one transaction: some milliseconds. */
const WATCHES_PER_TRANSACTION = 200;

/** Divides matches so that those in each transaction have few watches. */
export function dividePortions(matches: readonly PaperMatch[]): FindPortion[][] {
  const steps: FindPortion[][] = [];
  let watches = 0;
  for (const match of matches) {
    const { length } = match.watchIds;
    for (let at = 0; at === 0 || at < length; at += WATCHES_PER_TRANSACTION) {
      const end = at + WATCHES_PER_TRANSACTION;
      const portion = { ...match, watchIds: match.watchIds.slice(at, end), isLast: end >= length };
      const step = steps.at(-1);
      watches += portion.watchIds.length;
      if (step && watches <= WATCHES_PER_TRANSACTION) {
        step.push(portion);
        continue;
      }
      steps.push([portion]);
      watches = portion.watchIds.length;
    }
  }
  return steps;
}

/**
 * Stores what changed papers are found by, and what is known about those that are complete; must run in a transaction. Watches
 * that were changed, paused or removed since they were put into the matcher find nothing. Returns how many finds wait to be
 * told.
 */
export async function storeFinds(
  portions: readonly FindPortion[],
  now: number,
  { matcher, dueAt }: FindContext,
  stores: FindStores,
): Promise<number> {
  const settings = readSettingsOnce(stores);
  let waiting = 0;
  for (const portion of portions) {
    if (portion.watchIds.length === 0) continue;
    const watches = await activeWatches(portion.watchIds, matcher, stores);
    const finds = await findsOf(
      portion.paper.id,
      watches.filter(watch => isNewTo(watch, portion)),
      { now, dueAt, settings },
    );
    if (finds.length > 0) waiting += await stores.watchFinds.addAll(portion.paper.id, finds);
  }
  await stores.watchFinds.rememberPapers(
    portions.filter(({ isLast }) => isLast).map(({ known }) => known),
    now,
  );
  return waiting;
}

async function activeWatches(
  ids: readonly number[],
  matcher: Pick<WatchMatcher, 'rev' | 'remove'>,
  { watches }: FindStores,
): Promise<Watch[]> {
  const stored = await watches.getMany(ids);
  const active = stored.filter(watch => watch.pausedReason === null);
  const activeIds = new Set(active.map(watch => watch.id));
  for (const id of ids) if (!activeIds.has(id)) matcher.remove(id);
  return active.filter(watch => watch.rev <= matcher.rev);
}

interface DueContext {
  readonly now: number;
  readonly dueAt: FindDueAt;
  readonly settings: ZoneSettings;
}

/** Returns one find for each recipient, due when the first of the watches tells. */
async function findsOf(
  paperId: PaperId,
  watches: readonly Watch[],
  { now, dueAt, settings }: DueContext,
): Promise<WatchFind[]> {
  const finds = new Map<string, WatchFind>();
  for (const watch of watches) {
    const recipient = recipientOf(watch);
    const id = recipientId(recipient);
    const timezone = watch.deliver === 'at_once' ? 'UTC' : await watchTimezone(watch, settings);
    const at = dueAt(watch.deliver, { recipientId: id, timezone });
    const known = finds.get(`${recipient.kind}:${id}`);
    finds.set(`${recipient.kind}:${id}`, {
      recipient,
      paperId,
      watchIds: [...(known?.watchIds ?? []), watch.id],
      foundAt: now,
      dueAt: Math.min(at, known?.dueAt ?? at),
    });
  }
  return [...finds.values()];
}

type ZoneSettings = Parameters<typeof watchTimezone>[1];

/** Reads the settings of each user and server once. */
function readSettingsOnce({ userSettings, serverSettings }: FindStores): ZoneSettings {
  return {
    userSettings: { get: readOnce(id => userSettings.get(id)) },
    serverSettings: { get: readOnce(id => serverSettings.get(id)) },
  };
}

function readOnce<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return id => {
    const value = known.get(id) ?? read(id);
    known.set(id, value);
    return value;
  };
}
