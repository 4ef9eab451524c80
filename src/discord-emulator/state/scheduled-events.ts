import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { ScheduledEventChange, ScheduledEventDraft } from '../validation/scheduled-event-form.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import { isUncompleted, statusAt } from './scheduled-event.ts';
import type { ScheduledEvent } from './scheduled-event.ts';

/** Scheduled and active events per guild (docs, "Create Guild Scheduled Event"; code 30038). */
const MAX_UNCOMPLETED = 100;

/** The scheduled events of all guilds. Permissions are checked by the callers. */
export interface ScheduledEvents {
  /** Adds an event. @throws ApiError 30038 */
  create(guildId: string, creator: User, draft: ScheduledEventDraft): ScheduledEvent;
  change(event: ScheduledEvent, change: ScheduledEventChange): ScheduledEvent;
  remove(event: ScheduledEvent): void;
  /** @throws ApiError 10070 */
  get(guildId: string, id: string): ScheduledEvent;
  /** Returns the scheduled and active events of a guild, the next first. */
  of(guildId: string): readonly ScheduledEvent[];
  /** Returns all events, ended ones too, oldest first. */
  all(): readonly ScheduledEvent[];
  /** Starts and ends the events whose time has come. */
  advance(): void;
}

/** Creates the events of a world. @param options.saved those of a saved world */
export function createScheduledEvents(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly snowflakes: SnowflakeGenerator;
  readonly now: () => number;
  readonly saved: readonly ScheduledEvent[];
}): ScheduledEvents {
  const { directory, events, snowflakes, now } = options;
  const byId = new Map(options.saved.map(each => [each.id, each]));
  events.subscribe(({ kind, ...event }) => {
    if (kind !== 'guild_delete' || !('guild' in event)) return;
    for (const each of byId.values()) if (each.guild_id === event.guild.id) byId.delete(each.id);
  });

  const put = (kind: 'scheduled_event_create' | 'scheduled_event_update', next: ScheduledEvent) => {
    byId.set(next.id, next);
    events.emit({ kind, guild: directory.guild(next.guild_id), scheduledEvent: next });
    return next;
  };
  const uncompleted = (guildId: string): ScheduledEvent[] =>
    [...byId.values()].filter(each => each.guild_id === guildId && isUncompleted(each));

  return {
    create(guildId, creator, draft) {
      if (uncompleted(guildId).length >= MAX_UNCOMPLETED) throw apiError('tooManyScheduledEvents');
      return put('scheduled_event_create', {
        id: snowflakes.next(),
        guild_id: guildId,
        channel_id: null,
        creator_id: creator.id,
        ...draft,
        privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
        status: GuildScheduledEventStatus.Scheduled,
        entity_type: GuildScheduledEventEntityType.External,
        entity_id: null,
      });
    },
    change: (event, change) => put('scheduled_event_update', { ...event, ...change }),
    remove(event) {
      byId.delete(event.id);
      events.emit({
        kind: 'scheduled_event_delete',
        guild: directory.guild(event.guild_id),
        scheduledEvent: event,
      });
    },
    get(guildId, id) {
      const found = byId.get(id);
      if (found?.guild_id !== guildId) throw apiError('unknownScheduledEvent');
      return found;
    },
    of: guildId =>
      uncompleted(guildId).toSorted(
        (a, b) => Date.parse(a.scheduled_start_time) - Date.parse(b.scheduled_start_time),
      ),
    all: () => [...byId.values()],
    advance() {
      for (const each of byId.values()) {
        const status = statusAt(each, now());
        if (status !== each.status) put('scheduled_event_update', { ...each, status });
      }
    },
  };
}
