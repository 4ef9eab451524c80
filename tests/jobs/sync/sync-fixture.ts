import { onTestFinished } from 'vitest';
import type { ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../../src/core/schedule/slots.ts';
import { openSourceSync } from '../../../src/jobs/sync/source-sync.ts';
import { createDedupedLog } from '../../../src/jobs/sync/deduped-log.ts';
import { faultOf } from '../../../src/sources/live-error.ts';
import { openLiveSources } from '../../../src/sources/live.ts';
import { openArxivWorld } from '../../support/arxiv-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { openListServer } from '../../support/list-server.ts';
import { silentLog } from '../../support/silent-log.ts';

const SPEC: ScheduleSpec = {
  guildId: '1000000000000000001',
  channelId: '2000000000000000001',
  time: '09:00',
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  what: 'archive',
  query: null,
  category: null,
  count: 2,
  empty: 'silent',
  repeat: 'never',
};

/** The bot's taking of papers over a real database and real clients, against servers and a clock of the test's own. */
export async function openLiving(start: string) {
  const clock = fastClock(start);
  const log = silentLog();
  const huggingFace = await openListServer(clock);
  const arxiv = await openArxivWorld(clock);
  const { stores, unitOfWork } = await openTestDatabase();
  const changes: number[] = [];
  const lock = { isTaken: false };

  /** As after a start of the process: nothing but the database is known. */
  const begin = () => {
    const sources = openLiveSources({
      huggingFaceUrl: huggingFace.address,
      arxivApiUrl: arxiv.api.address,
      arxivFeedUrl: arxiv.feed.address,
      userAgent: 'Paperboy/0 (test)',
      clock,
      log: createDedupedLog(log, clock.now),
      random: () => 0.5,
    });
    onTestFinished(() => sources.close());
    return openSourceSync({
      stores,
      unitOfWork,
      sources,
      faultOf,
      takeArxiv: () => (lock.isTaken ? undefined : { release: () => undefined }),
      clock,
      log,
      random: () => 0.5,
      onChanged: () => changes.push(clock.now()),
    });
  };

  let live = begin();
  const never = new AbortController().signal;
  return {
    clock,
    log,
    huggingFace,
    arxiv,
    stores,
    unitOfWork,
    /** When papers were told to have changed. */
    changes,
    lock,
    restart: () => void (live = begin()),
    tick: (signal = never) => live.tick(signal),
    nextDueAt: () => live.nextDueAt(),

    /** Lets time pass until the instant, doing what falls due. */
    async until(instant: string): Promise<void> {
      const end = Date.parse(instant);
      for (;;) {
        await live.tick(never);
        const due = (await live.nextDueAt()) ?? Number.POSITIVE_INFINITY;
        if (due > end) break;
        clock.set(Math.max(due, clock.now()));
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

    told: (level: string) =>
      log.events
        .filter(each => each.level === level)
        .map(({ event, fields: facts }) => ({ event, ...facts })),
  };
}
