import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, GuildChannel, Member, Overwrite } from './guild.ts';
import { isThread } from './guild.ts';

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
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.ChangeNickname |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.SendMessagesInThreads;

/** What both sides may do in a direct message: pins are everybody's there. */
export const DM_PERMISSIONS = WRITING | PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.PinMessages;

/** Without the right to send these are gone too (docs, "Implicit Permissions"). */
const NEEDS_SENDING =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks;

/** All that is left to a member in a time-out (docs, "Permissions", those of timed out members). */
const TIMED_OUT = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/**
 * What a member may do in a guild as a whole; 0 for somebody who is not in it.
 * @param now ms since the epoch, UTC: time-outs end
 */
export function guildPermissions(guild: Guild, userId: string, now: number): bigint {
  const member = memberOf(guild, userId);
  if (member === undefined) return 0n;
  const held = heldPermissions(guild, member);
  return held === ALL_PERMISSIONS || !isTimedOut(member, now) ? held : held & TIMED_OUT;
}

/**
 * What somebody may do in a channel: the guild's permissions, then the overwrites of @everyone, of all roles together,
 * of the member (docs, "Permission Overwrites"). A thread has those of the channel it is in (docs, "Inherited
 * Permissions (Threads)"). 0 for somebody who is not in the guild.
 * @param top the channel itself, or the one the thread is in
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
  const held = implied(overwritten(guild, top, base, member), permissionToSend(channel));
  return isTimedOut(member, now) ? held & TIMED_OUT : held;
}

/** What @everyone may do in a channel: what an app may that is there by its user's doing alone. */
export function everyonePermissions(guild: Guild, channel: Channel, top: GuildChannel): bigint {
  const base = guild.roles.find(role => role.id === guild.id)?.permissions ?? '0';
  return implied(overwritten(guild, top, BigInt(base), undefined), permissionToSend(channel));
}

/** Send Messages has no effect in a thread: another permission takes its place (docs, same section). */
export function permissionToSend(channel: Channel): bigint {
  return isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
}

/** Whether a bit set contains all of the given permissions. */
export function has(permissions: bigint, wanted: bigint): boolean {
  return (permissions & wanted) === wanted;
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

function overwritten(
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
  return [ofEveryone, ofRoles, ofMember].reduce(applied, base);
}

function applied(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((bits, each) => bits | BigInt(each.deny), 0n);
  const allow = overwrites.reduce((bits, each) => bits | BigInt(each.allow), 0n);
  return (permissions & ~deny) | allow;
}

function implied(permissions: bigint, sending: bigint): bigint {
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) return 0n;
  return has(permissions, sending) ? permissions : permissions & ~NEEDS_SENDING;
}
