import type { GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel } from 'discord-api-types/v10';
import { GuildScheduledEventStatus } from 'discord-api-types/v10';

/** A scheduled event of a guild outside of Discord (docs, "Guild Scheduled Event Object"). */
export interface ScheduledEvent {
  readonly id: string;
  readonly guild_id: string;
  readonly channel_id: null;
  readonly creator_id: string;
  readonly name: string;
  readonly description: string | null;
  /** ISO 8601. */
  readonly scheduled_start_time: string;
  readonly scheduled_end_time: string;
  readonly privacy_level: GuildScheduledEventPrivacyLevel;
  readonly status: GuildScheduledEventStatus;
  readonly entity_type: GuildScheduledEventEntityType.External;
  readonly entity_id: null;
  readonly entity_metadata: { readonly location: string };
}

/** Returns true if an event has not ended. */
export function isUncompleted({ status }: ScheduledEvent): boolean {
  return status === GuildScheduledEventStatus.Scheduled || status === GuildScheduledEventStatus.Active;
}

/**
 * Returns the status of an event at a time: an event outside of Discord starts and ends by itself (docs, "Automation").
 * @param now ms since the epoch, UTC
 */
export function statusAt(event: ScheduledEvent, now: number): GuildScheduledEventStatus {
  if (!isUncompleted(event)) return event.status;
  if (Date.parse(event.scheduled_end_time) <= now) return GuildScheduledEventStatus.Completed;
  return Date.parse(event.scheduled_start_time) <= now ? GuildScheduledEventStatus.Active : event.status;
}
