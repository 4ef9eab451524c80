import { GatewayIntentBits } from 'discord-api-types/v10';
import { guildCreatePayload } from '../payloads/guild.ts';
import type { GuildEvent, MemberEvent, ScheduledEventEvent } from '../state/event-stream.ts';
import type { Guild } from '../state/guild.ts';
import { isMember } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';

/** Returns the GUILD_CREATE of a guild of the bot. Without the Guild Members intent its only member is the bot. */
export function guildCreate(guild: Guild, intents: number, world: World): Dispatch {
  // During an outage there is no more data (docs, "Guild Create").
  if (!world.directory.isAvailable(guild.id)) {
    return { t: 'GUILD_CREATE', d: { id: guild.id, unavailable: true } };
  }
  const bot = guild.members.find(each => each.user.id === world.bot.id);
  const members =
    (intents & GatewayIntentBits.GuildMembers) === 0
      ? guild.members.filter(each => each === bot)
      : guild.members;
  const channels = world.directory.channelsOf(guild.id);
  const threads = world.threads.listActive(guild.id).filter(each => world.canSee(each, world.bot.id));
  const joinedAt = bot?.joined_at ?? new Date(world.now()).toISOString();
  const scheduledEvents = world.scheduledEvents.of(guild.id);
  const parts = { channels, threads, members, scheduledEvents, joinedAt, readerId: world.bot.id };
  return { t: 'GUILD_CREATE', d: guildCreatePayload(guild, parts) };
}

/** Returns the event of a guild, its roles or emoji. Needs the Guilds intent. */
export function guildDispatch(event: GuildEvent, intents: number, world: World): Dispatch | undefined {
  if ((intents & GatewayIntentBits.Guilds) === 0 || !isMember(event.guild, world.bot.id)) return undefined;
  switch (event.kind) {
    case 'guild_create':
    case 'guild_available':
      return guildCreate(event.guild, intents, world);
    case 'guild_delete':
      return { t: 'GUILD_DELETE', d: { id: event.guild.id } };
    case 'guild_unavailable':
      return { t: 'GUILD_DELETE', d: { id: event.guild.id, unavailable: true } };
    case 'emojis_update':
      return { t: 'GUILD_EMOJIS_UPDATE', d: { guild_id: event.guild.id, emojis: event.guild.emojis } };
    case 'role_create':
    case 'role_update':
      return { t: `GUILD_${event.kind.toUpperCase()}`, d: { guild_id: event.guild.id, role: event.role } };
    case 'role_delete':
    default:
      return { t: 'GUILD_ROLE_DELETE', d: { guild_id: event.guild.id, role_id: event.role.id } };
  }
}

/** Returns the event of a scheduled event (docs, "Guild Scheduled Event Create"). */
export function scheduledEventDispatch(
  { kind, guild, scheduledEvent }: ScheduledEventEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  const isCovered = (intents & GatewayIntentBits.GuildScheduledEvents) !== 0;
  if (!isCovered || !isMember(guild, world.bot.id)) return undefined;
  return { t: `GUILD_${kind.toUpperCase()}`, d: scheduledEvent };
}

/** Returns the event of a member. When the bot itself joins or leaves, it receives the event of the guild. */
export function memberDispatch(
  { kind, guild, member }: MemberEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  const isBot = member.user.id === world.bot.id;
  const hasGuilds = (intents & GatewayIntentBits.Guilds) !== 0;
  if (isBot && kind === 'member_add') return hasGuilds ? guildCreate(guild, intents, world) : undefined;
  if (isBot && kind === 'member_remove') {
    return hasGuilds ? { t: 'GUILD_DELETE', d: { id: guild.id } } : undefined;
  }
  // The bot receives its own updates without any intent (docs, "Guild Member Update").
  if (!isBot && ((intents & GatewayIntentBits.GuildMembers) === 0 || !isMember(guild, world.bot.id)))
    return undefined;
  if (kind === 'member_remove') {
    return { t: 'GUILD_MEMBER_REMOVE', d: { guild_id: guild.id, user: member.user } };
  }
  return { t: `GUILD_${kind.toUpperCase()}`, d: { guild_id: guild.id, ...member } };
}
