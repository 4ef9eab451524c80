import type { App, ComponentAction } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { guildSpreadMs } from '../../src/core/schedule/slots.ts';
import { knownTimezone, localDate } from '../../src/core/time/calendar.ts';
import { subjectOn } from '../../src/usecases/schedule-list.ts';
import { scheduleList, SCHEDULES_PER_PAGE } from '../../src/views/schedule/schedule-list.ts';
import type { ScheduleEntry } from '../../src/views/schedule/schedule-entry.ts';
import { assertManagesGuild, guildOf, type ScheduleSubcommand } from './subcommand.ts';

type Needs = 'papers' | 'schedules' | 'deliveries' | 'clock';

/** Lists the schedules of the server with all their settings. */
export const listSchedules: ScheduleSubcommand = async (invocation, app) => ({
  kind: 'private',
  body: await renderPage(guildOf(invocation), 0, app),
});

/** Turns to another page of the schedules of the server. */
export const schedulesPage: ComponentAction<Needs> = {
  verb: 'schedules',
  async run(use, app) {
    assertManagesGuild(use);
    const [offset = ''] = use.args;
    const start = /^\d{1,3}$/.test(offset) ? Number(offset) : 0;
    return { kind: 'update', body: await renderPage(guildOf(use), start, app) };
  },
};

/** Renders the page that begins at an offset, or the first one if there is none. */
async function renderPage(guildId: string, offset: number, app: Pick<App, Needs>): Promise<MessageBody> {
  const all = await app.schedules.inGuild(guildId);
  const start = offset < all.length ? offset : 0;
  const shown = all.slice(start, start + SCHEDULES_PER_PAGE);
  return scheduleList({
    entries: await toEntries(shown, app),
    total: all.length,
    offset: start,
    spreadMs: guildSpreadMs(guildId),
  });
}

async function toEntries(
  schedules: readonly Schedule[],
  { papers, deliveries, clock }: Pick<App, Needs>,
): Promise<ScheduleEntry[]> {
  const posts = await deliveries.lastOfSchedules(schedules.map(({ id }) => id));
  return Promise.all(
    schedules.map(async schedule => ({
      schedule,
      subject: await subjectOn(
        schedule.what,
        localDate(clock.now(), knownTimezone(schedule.timezone) ?? 'UTC'),
        papers,
      ),
      lastPost: posts.get(schedule.id),
    })),
  );
}
