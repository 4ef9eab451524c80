import { ChannelType } from 'discord-api-types/v10';
import type { Channel, Guild, Member } from '../world/guild.ts';
import { isGuildChannel } from '../world/guild.ts';

/** A guild as REST tells of it (docs, "Guild Object"); what nobody here sets has Discord's default. */
export function guildWire({ members: _members, ...guild }: Guild) {
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
    emojis: [],
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

/** A guild as GUILD_CREATE tells of it (docs, "Guild Create"). */
export function guildCreateWire(
  guild: Guild,
  channels: readonly Channel[],
  shown: readonly Member[],
  joinedAt: string,
) {
  return {
    ...guildWire(guild),
    joined_at: joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members: shown,
    channels: channels.map(channelWire),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A channel as the wire has it. */
export function channelWire(channel: Channel) {
  return isGuildChannel(channel)
    ? { ...channel, flags: 0, last_pin_timestamp: null }
    : { ...channel, type: ChannelType.DM, flags: 0 };
}
