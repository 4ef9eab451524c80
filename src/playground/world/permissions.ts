import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, Overwrite } from './guild.ts';
import { isGuildChannel } from './guild.ts';

/** Every permission there is; owners and administrators have them all. */
export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** What reading along and writing takes. */
const WRITING =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseExternalEmojis;

/** What a fresh guild gives to @everyone, as far as text channels go. */
export const EVERYONE_PERMISSIONS =
  WRITING |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.ChangeNickname |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads;

/** What both sides may do in a direct message. */
const DM_PERMISSIONS = WRITING | PermissionFlagsBits.MentionEveryone;

/** Without Send Messages these are gone too (docs, "Implicit Permissions"). */
const NEEDS_SEND_MESSAGES =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks;

/** What a member may do in a guild as a whole; 0 for somebody who is not in it. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.find(each => each.user.id === userId);
  if (member === undefined) return 0n;
  if (guild.owner_id === userId) return ALL_PERMISSIONS;
  const held = guild.roles.filter(role => role.id === guild.id || member.roles.includes(role.id));
  const sum = held.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  return (sum & PermissionFlagsBits.Administrator) === 0n ? sum : ALL_PERMISSIONS;
}

/**
 * What somebody may do in a channel: the guild's permissions, then the overwrites of @everyone, of all roles together,
 * of the member (docs, "Permission Overwrites"). 0 for somebody who is not in the guild or the direct message.
 */
export function channelPermissions(guild: Guild | undefined, channel: Channel, userId: string): bigint {
  if (!isGuildChannel(channel)) return DM_PERMISSIONS;
  const member = guild?.members.find(each => each.user.id === userId);
  if (guild === undefined || member === undefined) return 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const overwrites = channel.permission_overwrites;
  const ofEveryone = overwrites.filter(each => each.id === guild.id);
  const ofRoles = overwrites.filter(
    each => each.type === OverwriteType.Role && each.id !== guild.id && member.roles.includes(each.id),
  );
  const ofMember = overwrites.filter(each => each.type === OverwriteType.Member && each.id === userId);
  return implied([ofEveryone, ofRoles, ofMember].reduce(applied, base));
}

/** Whether a bit set contains all of the given permissions. */
export function has(permissions: bigint, wanted: bigint): boolean {
  return (permissions & wanted) === wanted;
}

function applied(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((bits, each) => bits | BigInt(each.deny), 0n);
  const allow = overwrites.reduce((bits, each) => bits | BigInt(each.allow), 0n);
  return (permissions & ~deny) | allow;
}

function implied(permissions: bigint): bigint {
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) return 0n;
  return has(permissions, PermissionFlagsBits.SendMessages)
    ? permissions
    : permissions & ~NEEDS_SEND_MESSAGES;
}
