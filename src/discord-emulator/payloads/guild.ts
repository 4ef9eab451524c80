import type { Channel, Guild, Member } from '../state/guild.ts';
import type { ScheduledEvent } from '../state/scheduled-event.ts';
import type { Thread } from '../state/thread.ts';
import { channelPayload, threadPayload } from './channel.ts';

/** Returns a guild for REST (docs, "Guild Object"). Fields that the emulator does not support have Discord's defaults. */
export function guildPayload({ members: _members, ...guild }: Guild) {
  return {
    ...guild,
    icon: null,
    splash: null,
    discovery_splash: null,
    description: null,
    banner: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    nsfw_level: 0,
    nsfw: false,
    incidents_data: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    widget_enabled: false,
    widget_channel_id: null,
    home_header: null,
  };
}

/**
 * Returns a guild for GUILD_CREATE (docs, "Guild Create").
 * @param parts.threads the active threads that the bot can see
 * @param parts.members the members to include
 * @param parts.scheduledEvents the events that have not ended
 * @param parts.readerId user whose thread memberships are included
 */
export function guildCreatePayload(
  guild: Guild,
  parts: {
    readonly channels: readonly Channel[];
    readonly threads: readonly Thread[];
    readonly members: readonly Member[];
    readonly scheduledEvents: readonly ScheduledEvent[];
    readonly joinedAt: string;
    readonly readerId: string;
  },
) {
  const { channels, threads, members, scheduledEvents, joinedAt, readerId } = parts;
  return {
    ...guildPayload(guild),
    joined_at: joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members,
    channels: channels.map(each => channelPayload(each)),
    threads: threads.map(each => threadPayload(each, readerId)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: scheduledEvents,
    soundboard_sounds: [],
  };
}
