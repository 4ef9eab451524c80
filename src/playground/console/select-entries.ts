import { ComponentType } from 'discord-api-types/v10';
import { displayName } from '../../discord-emulator/user-actions/location.ts';
import { isGuildChannel, type Channel, type User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { Select } from '../../discord-emulator/validation/select.ts';
import type { Entry } from './choice.ts';

/** Where a select is shown, and to whom. */
export interface SelectPlace {
  readonly world: World;
  readonly user: User;
  readonly channel: Channel;
}

/** Returns what a select offers: its options, or users, roles or channels that the user can see. */
export function selectEntries(select: Select, place: SelectPlace): Entry[] {
  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.map(({ label, value }) => ({ label, value }));
    case ComponentType.UserSelect:
      return users(place);
    case ComponentType.RoleSelect:
      return roles(place);
    case ComponentType.MentionableSelect:
      return [...users(place), ...roles(place)];
    case ComponentType.ChannelSelect:
    default:
      return channels(place, select.channel_types ?? []);
  }
}

/** Returns the values that are chosen at first. */
export function defaultValues(select: Select): string[] {
  return select.type === ComponentType.StringSelect
    ? select.options.filter(option => option.default === true).map(option => option.value)
    : (select.default_values ?? []).map(({ id }) => id);
}

/** Returns what a select of users, roles or channels takes. */
export function entityName({ type }: Exclude<Select, { type: ComponentType.StringSelect }>): string {
  if (type === ComponentType.UserSelect) return '@user';
  if (type === ComponentType.RoleSelect) return '@role';
  return type === ComponentType.ChannelSelect ? '#channel' : '@user or @role';
}

function guildOf({ world, channel }: SelectPlace) {
  return isGuildChannel(channel) ? world.directory.findGuild(channel.guild_id) : undefined;
}

function users(place: SelectPlace): Entry[] {
  const { channel } = place;
  const here = isGuildChannel(channel)
    ? (guildOf(place)?.members ?? []).map(member => member.user)
    : channel.recipients;
  return here.map(user => ({ label: `@${displayName(user)}`, value: user.id }));
}

/** Returns the roles without @everyone, which has the guild's id and is not offered by the client. */
function roles(place: SelectPlace): Entry[] {
  const guild = guildOf(place);
  return (guild?.roles ?? [])
    .filter(({ id }) => id !== guild?.id)
    .map(({ id, name }) => ({ label: `@${name}`, value: id }));
}

/** @param types the types to offer (docs, "Channel Types"); empty for all */
function channels(place: SelectPlace, types: readonly number[]): Entry[] {
  const { world, user, channel } = place;
  if (!isGuildChannel(channel)) return [];
  const { directory } = world;
  return [...directory.channelsOf(channel.guild_id), ...directory.threadsOf(channel.guild_id)]
    .filter(each => types.length === 0 || types.includes(each.type))
    .filter(each => world.canSee(each, user.id))
    .map(({ id, name }) => ({ label: `#${name}`, value: id }));
}
