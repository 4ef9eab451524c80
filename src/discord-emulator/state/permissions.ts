import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, GuildChannel, Member, Overwrite } from './guild.ts';
import { isThread } from './guild.ts';

/** All permissions, as owners and administrators have them. */
export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** Permissions to read and write text messages. */
const TEXT_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.SendPolls;

/** Permissions of @everyone in a new guild, as far as they concern text channels and events. */
export const EVERYONE_PERMISSIONS =
  TEXT_PERMISSIONS |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.ChangeNickname |
  PermissionFlagsBits.CreateEvents |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.SendMessagesInThreads;

/** Permissions of both sides of a direct message; both may pin. */
export const DM_PERMISSIONS =
  TEXT_PERMISSIONS | PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.PinMessages;

/** Permissions that are denied along with sending messages (docs, "Implicit Permissions"). */
const REQUIRES_SENDING =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks;

/** Permissions that a timed-out member keeps (docs, "Permissions for Timed Out Members"). */
const TIMED_OUT_PERMISSIONS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/**
 * Returns the guild-wide permissions of a user; 0 for non-members.
 * @param now ms since the epoch, UTC; decides whether a timeout is over
 */
export function guildPermissions(guild: Guild, userId: string, now: number): bigint {
  const member = memberOf(guild, userId);
  if (member === undefined) return 0n;
  const held = heldPermissions(guild, member);
  return held === ALL_PERMISSIONS || !isTimedOut(member, now) ? held : held & TIMED_OUT_PERMISSIONS;
}

/**
 * Returns the permissions of a user in a channel; 0 for non-members. Overwrites apply in order: @everyone, all roles
 * together, the member (docs, "Permission Overwrites"). A thread inherits the permissions of its channel (docs,
 * "Inherited Permissions (Threads)").
 * @param top the channel itself, or the parent channel of the thread
 * @param now ms since the epoch, UTC
 */
export function channelPermissions(
  guild: Guild,
  channel: Channel,
  top: GuildChannel,
  userId: string,
  now: number,
): bigint {
  const member = memberOf(guild, userId);
  if (member === undefined) return 0n;
  const base = heldPermissions(guild, member);
  if (base === ALL_PERMISSIONS) return base;
  const held = applyImplicitDenials(
    applyChannelOverwrites(guild, top, base, member),
    permissionToSend(channel),
  );
  return isTimedOut(member, now) ? held & TIMED_OUT_PERMISSIONS : held;
}

/** Returns the permissions of @everyone in a channel. An app that only its user installed has these. */
export function everyonePermissions(guild: Guild, channel: Channel, top: GuildChannel): bigint {
  const base = guild.roles.find(role => role.id === guild.id)?.permissions ?? '0';
  return applyImplicitDenials(
    applyChannelOverwrites(guild, top, BigInt(base), undefined),
    permissionToSend(channel),
  );
}

/** Returns the permission that sending requires: in threads, Send Messages in Threads (docs, same section). */
export function permissionToSend(channel: Channel): bigint {
  return isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
}

/** Returns true if a bit set contains all of the given permissions. */
export function hasPermissions(permissions: bigint, required: bigint): boolean {
  return (permissions & required) === required;
}

function memberOf(guild: Guild, userId: string): Member | undefined {
  return guild.members.find(each => each.user.id === userId);
}

function heldPermissions(guild: Guild, member: Member): bigint {
  if (guild.owner_id === member.user.id) return ALL_PERMISSIONS;
  const held = guild.roles.filter(role => role.id === guild.id || member.roles.includes(role.id));
  const sum = held.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  return (sum & PermissionFlagsBits.Administrator) === 0n ? sum : ALL_PERMISSIONS;
}

function isTimedOut({ communication_disabled_until: until }: Member, now: number): boolean {
  return until !== null && Date.parse(until) > now;
}

function applyChannelOverwrites(
  guild: Guild,
  { permission_overwrites: overwrites }: GuildChannel,
  base: bigint,
  member: Member | undefined,
): bigint {
  const ofEveryone = overwrites.filter(each => each.id === guild.id);
  const ofRoles = overwrites.filter(
    each => each.type === OverwriteType.Role && each.id !== guild.id && member?.roles.includes(each.id),
  );
  const ofMember = overwrites.filter(
    each => each.type === OverwriteType.Member && each.id === member?.user.id,
  );
  return [ofEveryone, ofRoles, ofMember].reduce(applyOverwrites, base);
}

function applyOverwrites(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((bits, each) => bits | BigInt(each.deny), 0n);
  const allow = overwrites.reduce((bits, each) => bits | BigInt(each.allow), 0n);
  return (permissions & ~deny) | allow;
}

function applyImplicitDenials(permissions: bigint, sending: bigint): bigint {
  if (!hasPermissions(permissions, PermissionFlagsBits.ViewChannel)) return 0n;
  return hasPermissions(permissions, sending) ? permissions : permissions & ~REQUIRES_SENDING;
}
