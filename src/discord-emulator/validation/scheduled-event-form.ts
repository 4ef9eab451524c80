import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
} from 'discord-api-types/v10';
import * as z from 'zod';
import type { ScheduledEvent } from '../state/scheduled-event.ts';
import { choicesError, REQUIRED } from './field-errors.ts';
import { parseForm, text, throwIfProblems } from './form.ts';
import type { FieldProblem } from './form.ts';

// Lengths: docs, "Guild Scheduled Event Object"; required fields: "Field Requirements By Entity Type".

const time = z
  .string()
  .refine(value => !Number.isNaN(Date.parse(value)), {
    params: { code: 'DATETIME_TYPE_PARSE', message: `Could not parse the time. Should be ISO8601.` },
  })
  .transform(value => new Date(value).toISOString());

const location = z.object({ location: text(1, 100) });

/** The emulator has no voice channels, so the only events are those outside of Discord. */
const entityType = z.literal(GuildScheduledEventEntityType.External);

const createForm = z.object({
  name: text(1, 100),
  description: text(0, 1000).nullish(),
  scheduled_start_time: time,
  scheduled_end_time: time.nullish(),
  privacy_level: z.literal(GuildScheduledEventPrivacyLevel.GuildOnly),
  entity_type: entityType,
  entity_metadata: location.nullish(),
  channel_id: z.null().optional(),
});

const changeForm = z
  .object({ ...createForm.shape, entity_metadata: location, description: text(0, 1000).nullable() })
  .partial()
  .extend({ status: z.enum(GuildScheduledEventStatus).nullish() });

/** An event to create. */
export type ScheduledEventDraft = Pick<
  ScheduledEvent,
  'name' | 'description' | 'scheduled_start_time' | 'scheduled_end_time' | 'entity_metadata'
>;

/** The changed fields of an event. */
export type ScheduledEventChange = Partial<ScheduledEventDraft & Pick<ScheduledEvent, 'status'>>;

/** Reads an event to create. @param now ms since the epoch, UTC @throws ApiError 50035 */
export function readScheduledEvent(body: unknown, now: number): ScheduledEventDraft {
  const form = parseForm(createForm, body ?? {});
  const { name, description, scheduled_start_time, scheduled_end_time, entity_metadata } = form;
  throwIfProblems([
    ...(entity_metadata === null || entity_metadata === undefined
      ? [{ path: ['entity_metadata'], ...REQUIRED }]
      : []),
    ...((scheduled_end_time ?? null) === null ? [{ path: ['scheduled_end_time'], ...REQUIRED }] : []),
    ...timeProblems(scheduled_start_time, scheduled_end_time ?? undefined, now),
  ]);
  return {
    name,
    description: description ?? null,
    scheduled_start_time,
    scheduled_end_time: scheduled_end_time ?? scheduled_start_time,
    entity_metadata: entity_metadata ?? { location: '' },
  };
}

/** Statuses that may follow (docs, "Valid Guild Scheduled Event Status Transitions"). */
const NEXT_STATUSES: Readonly<Record<GuildScheduledEventStatus, readonly GuildScheduledEventStatus[]>> = {
  [GuildScheduledEventStatus.Scheduled]: [
    GuildScheduledEventStatus.Active,
    GuildScheduledEventStatus.Canceled,
  ],
  [GuildScheduledEventStatus.Active]: [GuildScheduledEventStatus.Completed],
  [GuildScheduledEventStatus.Completed]: [],
  [GuildScheduledEventStatus.Canceled]: [],
};

/** Reads a change of an event. @param now ms since the epoch, UTC @throws ApiError 50035 */
export function readScheduledEventChange(
  body: unknown,
  event: ScheduledEvent,
  now: number,
): ScheduledEventChange {
  const {
    entity_type: _type,
    privacy_level: _level,
    channel_id: _channel,
    ...form
  } = parseForm(changeForm, body ?? {});
  const { status, scheduled_end_time: end, ...fields } = form;
  const allowed = NEXT_STATUSES[event.status];
  throwIfProblems([
    ...(status !== undefined && status !== null && !allowed.includes(status)
      ? [{ path: ['status'], ...choicesError(allowed) }]
      : []),
    ...(form.scheduled_start_time === undefined && end === undefined
      ? []
      : timeProblems(
          form.scheduled_start_time ?? event.scheduled_start_time,
          end ?? event.scheduled_end_time,
          now,
        )),
  ]);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(end === undefined || end === null ? {} : { scheduled_end_time: end }),
    ...(status === undefined || status === null ? {} : { status }),
  };
}

/** An event starts in the future and ends after its start. The codes are reported ones. */
function timeProblems(start: string, end: string | undefined, now: number): FieldProblem[] {
  const isPast = Date.parse(start) <= now;
  const isReversed = end !== undefined && Date.parse(end) <= Date.parse(start);
  return [
    ...(isPast
      ? [
          {
            path: ['scheduled_start_time'],
            code: 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
            message: 'Cannot schedule event in the past.',
          },
        ]
      : []),
    ...(isReversed
      ? [
          {
            path: ['scheduled_end_time'],
            code: 'GUILD_SCHEDULED_EVENT_END_BEFORE_START',
            message: 'The end of an event must be after its start.',
          },
        ]
      : []),
  ];
}
