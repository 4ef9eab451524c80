import type { Log } from '../core/log.ts';
import type { RoleMentions } from '../core/message/role-mentions.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';

export interface RoleMentionContext {
  readonly schedules: Pick<ScheduleStore, 'setRoleProblem'>;
  readonly roleMentions: RoleMentions;
  readonly log: Log;
}

/**
 * Returns the role that a slot of a schedule mentions: the bot, and who made or last edited the schedule, may mention it at
 * this moment. Stores why it is not mentioned, for the schedule's admin.
 */
export async function roleToMention(
  schedule: Schedule,
  { schedules, roleMentions, log }: RoleMentionContext,
): Promise<string | undefined> {
  const { id, guildId, channelId, roleId, editedBy } = schedule;
  if (roleId === null) return undefined;
  const problem = await roleMentions.problem({ guildId, channelId, roleId, userId: editedBy });
  if ((problem ?? null) !== schedule.roleProblem) await schedules.setRoleProblem(id, problem ?? null);
  if (problem === undefined) return roleId;
  log.warn('role_not_mentioned', { schedule: id, channel: channelId, role: roleId, problem });
  return undefined;
}
