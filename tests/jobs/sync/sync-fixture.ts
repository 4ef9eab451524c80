import { onTestFinished } from 'vitest';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../../src/core/schedule/slots.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { createSourceSync, type SourceSyncOptions } from '../../../src/jobs/sync/source-sync.ts';
import { createDedupedLog } from '../../../src/jobs/sync/deduped-log.ts';
import { classifySourceError } from '../../../src/sources/remote-source-error.ts';
import { openRemoteSources } from '../../../src/sources/remote-sources.ts';
import { openArxivServers } from '../../support/arxiv-servers.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openListServer } from '../../support/list-server.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const SPEC: ScheduleSpec = {
  ...SCHEDULE_DEFAULTS,
  guildId: '1000000000000000001',
  channelId: '2000000000000000001',
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  what: 'archive',
  count: 2,
};

/**
 * A source sync over a real database and real clients, against local servers and a manual clock. `only: 'arxiv'` postpones
 * Hugging Face, whose half-hourly runs are most of the work of a day.
 */
export async function openSyncFixture(
  start: string,
  { only, ...options }: Pick<SourceSyncOptions, 'names' | 'firstRunDays'> & { readonly only?: 'arxiv' } = {},
) {
  const clock = createFastClock(start);
  const log = createSilentLog();
  const huggingFace = await openListServer(clock);
  const arxiv = await openArxivServers(clock);
  const { stores, unitOfWork } = await openTestDatabase();
  const changes: number[] = [];
  const lock = { isTaken: false };

  /** As after a restart of the process: only the database is kept. */
  const create = () => {
    const sources = openRemoteSources({
      huggingFaceUrl: huggingFace.address,
      arxivApiUrl: arxiv.api.address,
      arxivFeedUrl: arxiv.feed.address,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: createDedupedLog(log, clock.now),
      random: () => 0.5,
    });
    onTestFinished(() => sources.close());
    return createSourceSync({
      ...options,
      stores,
      unitOfWork,
      sources,
      classifySourceError,
      acquireArxivLock: async () => (lock.isTaken ? undefined : { release: async () => undefined }),
      clock,
      log,
      random: () => 0.5,
      onChanged: () => changes.push(clock.now()),
    });
  };

  const postponeHuggingFace = async (): Promise<void> => {
    if (only === 'arxiv') await stores.sources.plan('huggingface', clock.now() + DAY_MS, clock.now());
  };

  let sync = create();
  const never = new AbortController().signal;
  return {
    clock,
    log,
    huggingFace,
    arxiv,
    stores,
    unitOfWork,
    /** The instants of the `onChanged` calls. */
    changes,
    lock,
    restart: () => void (sync = create()),
    async tick(signal = never): Promise<void> {
      await postponeHuggingFace();
      await sync.tick(signal);
    },
    nextDueAt: () => sync.nextDueAt(),

    /** Moves the clock to the instant and runs what becomes due on the way, or at least `stepMs` later. */
    async advanceTo(instant: string, stepMs = 0): Promise<void> {
      const end = Date.parse(instant);
      for (;;) {
        await postponeHuggingFace();
        await sync.tick(never);
        const due = (await sync.nextDueAt()) ?? Number.POSITIVE_INFINITY;
        if (due > end) break;
        clock.set(Math.min(end, Math.max(due, clock.now() + stepMs)));
      }
      clock.set(Math.max(end, clock.now()));
    },

    schedule(category: string) {
      const spec = { ...SPEC, category };
      return stores.schedules.create(spec, {
        by: '3000000000000000001',
        at: clock.now(),
        next: firstSlotAfter(spec, clock.now()),
      });
    },

    loggedEvents: (level: string) =>
      log.events.filter(each => each.level === level).map(({ event, fields }) => ({ event, ...fields })),
  };
}
