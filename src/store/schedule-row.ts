import type { Kysely, Selectable } from 'kysely';
import {
  SCHEDULE_FORMATS,
  SCHEDULE_ORDERS,
  SCHEDULE_SUBJECTS,
  type Schedule,
  type ScheduleSpec,
} from '../core/schedule/schedule.ts';
import { isWeekday } from '../core/time/weekdays.ts';
import type { Schema } from './database/schema.ts';

/** Returns the settings of a schedule as columns. */
export function specColumns(spec: ScheduleSpec) {
  return {
    guild_id: spec.guildId,
    channel_id: spec.channelId,
    time: spec.time,
    timezone: spec.timezone,
    days: spec.days.join(','),
    what: spec.what,
    query: spec.query,
    category: spec.category,
    author: spec.author,
    organization: spec.organization,
    min_votes: spec.minVotes,
    sort: spec.sort,
    count: spec.count,
    format: spec.format,
    thread: spec.thread ? 1 : 0,
    empty: spec.empty,
    repeat: spec.repeat,
    role_id: spec.roleId,
    intro: spec.intro,
    picture: spec.picture ? 1 : 0,
    preset: spec.preset,
  };
}

/** Returns a query for schedules that are not deleted. */
export function selectSchedules(db: Kysely<Schema>) {
  return db.selectFrom('schedules').selectAll().where('deleted_at', 'is', null);
}

/** Returns a row as a schedule. A value of a newer version becomes the default. */
export function toSchedule(row: Selectable<Schema['schedules']>): Schedule {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    time: row.time,
    timezone: row.timezone,
    days: row.days.split(',').map(Number).filter(isWeekday),
    what: SCHEDULE_SUBJECTS.find(subject => subject === row.what) ?? 'archive',
    query: row.query,
    category: row.category,
    author: row.author,
    organization: row.organization,
    minVotes: row.min_votes,
    sort: SCHEDULE_ORDERS.find(order => order === row.sort) ?? 'best',
    count: row.count,
    format: SCHEDULE_FORMATS.find(format => format === row.format) ?? 'digest',
    thread: row.thread === 1,
    empty: row.empty === 'note' ? 'note' : 'silent',
    repeat: row.repeat === '7d' || row.repeat === '30d' ? row.repeat : 'never',
    roleId: row.role_id,
    intro: row.intro,
    picture: row.picture === 1,
    preset: row.preset === 'arxiv' ? row.preset : null,
    createdBy: row.created_by,
    createdAt: row.created_at,
    editedBy: row.edited_by ?? row.created_by,
    pausedReason: row.paused_reason,
    pausedBy: row.paused_by,
    pausedUntil: row.paused_until,
    roleProblem: row.role_problem,
    next: { date: row.next_slot, dueAt: row.next_run_at },
  };
}
