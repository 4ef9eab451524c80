import { UserError } from '../../src/core/message/user-error.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { assertBotCanPost, assertCallerCanPost } from '../channel-checks.ts';
import { assertPostable } from './assert-postable.ts';
import { parseScheduleOptions } from './options.ts';
import { guildOf, type ScheduleSubcommand } from './subcommand.ts';
import { assertNoTwin } from './twin-schedule.ts';

/** Schedules of one server: more would flood it, and no admin could keep track of them. */
const MAX_SCHEDULES = 25;

/** Creates a schedule. */
export const createSchedule: ScheduleSubcommand = async (invocation, app) => {
  const { papers, unitOfWork, serverSettings, manualRun, clock, channelAccess } = app;
  const guildId = guildOf(invocation);
  const now = clock.now();
  const { timezone: serverTimezone } = await serverSettings.get(guildId);
  const context = { guildId, serverTimezone, now, papers };
  const { spec, notes } = await parseScheduleOptions(invocation.options, context);
  assertCallerCanPost(invocation, spec.channelId);
  assertBotCanPost(channelAccess.missing(guildId, spec.channelId));
  const postNotes = await assertPostable({ spec, by: invocation.userId }, app);
  const next = firstSlotAfter(spec, now);
  // In one transaction: two admins may create schedules at once.
  const created = await unitOfWork(async ({ schedules }) => {
    const existing = await schedules.inGuild(guildId);
    assertRoomForSchedule(existing);
    assertNoTwin(spec, existing, now);
    return schedules.create(spec, { by: invocation.userId, at: now, next });
  });
  manualRun.reschedule();
  return { kind: 'private', body: scheduleSaved(created, [...notes, ...postNotes]) };
};

/** Throws `UserError` if a server has as many schedules as it may have. */
export function assertRoomForSchedule(existing: readonly Schedule[]): void {
  if (existing.length >= MAX_SCHEDULES) {
    throw new UserError(
      `This server has ${MAX_SCHEDULES} schedules, which is the limit. Delete one with \`/schedule delete\` first.`,
    );
  }
}
