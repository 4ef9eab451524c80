import type { ChartRenderer } from '../../src/core/chart/chart.ts';
import type { Weekday } from '../../src/core/time/weekdays.ts';
import type { ChannelSender, DeliverySender, SendError } from '../../src/core/delivery/sender.ts';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { SCHEDULE_DEFAULTS, type Schedule, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { firstSlotAfter, guildSpreadMs } from '../../src/core/schedule/slots.ts';
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { createTestIndex } from './paper-index.ts';
import { openTestDatabase } from './database.ts';
import { createFakeAccess } from './fake-access.ts';
import { channelsOnly, createFakeChannel } from './fake-channel.ts';
import { createFakeRoleMentions } from './fake-role-mentions.ts';
import { createManualClock } from './manual-clock.ts';
import { createSilentLog } from './silent-log.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The owner of the claims of the fixture's deliverer. */
const OWNER = 'serving:this process';

/**
 * Scheduler and deliverer over a real database, with a fake channel (or another sender) and a manual clock that starts on a
 * Saturday. The database is new unless a file is given.
 */
export async function openScheduleFixture(
  start: string | number = '2026-11-21T00:00:00Z',
  sender?: ChannelSender | DeliverySender,
  databaseFile?: string,
  charts?: ChartRenderer,
) {
  const clock = createManualClock(start);
  const log = createSilentLog();
  const channel = createFakeChannel();
  const { stores, unitOfWork, file, database } = await openTestDatabase(databaseFile);
  const refusals: SendError[] = [];
  const access = createFakeAccess();
  const index = createTestIndex();
  const roleMentions = createFakeRoleMentions();
  const scheduler = createScheduler({ stores, unitOfWork, index, roleMentions, log });
  const deliverer = createDeliverer({
    stores,
    unitOfWork,
    sender: sender && 'forums' in sender ? sender : channelsOnly(sender ?? channel),
    owner: OWNER,
    channelAccess: access,
    charts,
    clock,
    wireClock: clock,
    log,
    onUnauthorized: error => refusals.push(error),
  });
  const spec: ScheduleSpec = {
    ...SCHEDULE_DEFAULTS,
    guildId: '1000000000000000001',
    channelId: '2000000000000000001',
    timezone: 'UTC',
    days: EVERY_DAY,
    what: 'archive',
    count: 2,
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
    /** The errors that the deliverer passed to `onUnauthorized`. */
    refusals,
    access,
    roleMentions,
    database,
    file,
    /** How long after 09:00 the schedules of this guild are due, ms. */
    spread: guildSpreadMs(spec.guildId),

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
      const changed = { ...spec, ...changes };
      return stores.schedules.create(changed, {
        by: '3000000000000000001',
        at: clock.now(),
        next: firstSlotAfter(changed, clock.now()),
      });
    },

    /** Does what the ticker does in each run. */
    async tick(): Promise<void> {
      await scheduler.tick(clock.now());
      await deliverer.drain();
    },
  };
}
