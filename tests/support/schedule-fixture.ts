import type { Weekday } from '../../src/core/time/weekdays.ts';
import type { SendError } from '../../src/core/schedule/delivery.ts';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import type { Schedule, ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { firstSlotAfter, spreadOf } from '../../src/core/schedule/slots.ts';
import { openDeliverer } from '../../src/jobs/deliver.ts';
import { syncIndex } from '../../src/jobs/index-sync.ts';
import { openScheduler } from '../../src/jobs/scheduler.ts';
import { openPaperIndex } from '../../src/search/paper-index.ts';
import { openTestDatabase } from './database.ts';
import { fakeChannel } from './fake-channel.ts';
import { manualClock } from './manual-clock.ts';
import { silentLog } from './silent-log.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Scheduler and outbox over a real database, a channel of one's own and a clock to move. It begins on a Saturday. */
export async function openPosting(start = '2026-11-21T00:00:00Z') {
  const clock = manualClock(start);
  const log = silentLog();
  const channel = fakeChannel();
  const { stores, unitOfWork, file } = await openTestDatabase();
  const refusals: SendError[] = [];
  const index = openPaperIndex();
  const scheduler = openScheduler({ stores, unitOfWork, index, log });
  const deliverer = openDeliverer({
    stores,
    unitOfWork,
    sender: channel,
    clock,
    log,
    onUnauthorized: error => refusals.push(error),
  });
  const spec: ScheduleSpec = {
    guildId: '1000000000000000001',
    channelId: '2000000000000000001',
    time: '09:00',
    timezone: 'UTC',
    days: EVERY_DAY,
    what: 'archive',
    query: null,
    category: null,
    count: 2,
    empty: 'silent',
    repeat: 'never',
  };

  return {
    clock,
    log,
    channel,
    stores,
    unitOfWork,
    index,
    scheduler,
    deliverer,
    /** Refusals of the token that the deliverer told of. */
    refusals,
    file,
    /** How long after 09:00 the schedules of this guild are due, ms. */
    spread: spreadOf(spec.guildId),

    async addPapers(
      ...papers: readonly (string | (Partial<PaperFields> & { title: string }))[]
    ): Promise<void> {
      for (const paper of papers) {
        const fields = typeof paper === 'string' ? { title: paper } : paper;
        await stores.papers.insert({ ...emptyPaper(fields.title), ...fields });
      }
      await syncIndex(stores.papers, index);
    },

    schedule(changes: Partial<ScheduleSpec> = {}): Promise<Schedule> {
      const wanted = { ...spec, ...changes };
      return stores.schedules.create(wanted, {
        by: '3000000000000000001',
        at: clock.now(),
        next: firstSlotAfter(wanted, clock.now()),
      });
    },

    /** What the ticker does each time it wakes. */
    async tick(): Promise<void> {
      await scheduler.tick(clock.now());
      await deliverer.drain();
    },
  };
}
