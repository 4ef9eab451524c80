import { apiError } from '../api-error.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { EventStream } from './event-stream.ts';
import type { Channel, DmChannel, Guild, GuildChannel, Member, Role, User } from './guild.ts';
import { isGuildChannel, isThread, isTopLevel } from './guild.ts';
import type { Thread } from './thread.ts';

/** All users, guilds with their roles and members, and channels. Readers get snapshots, which they must not change. */
export interface Directory {
  addUser(user: User): User;
  /** @throws ApiError 10013 */
  user(id: string): User;
  findUser(id: string): User | undefined;
  users(): readonly User[];
  /** Adds or replaces a guild without emitting an event. */
  putGuild(guild: Guild): void;
  /** @throws ApiError 10004 */
  guild(id: string): Guild;
  findGuild(id: string): Guild | undefined;
  guilds(): readonly Guild[];
  removeGuild(id: string): void;
  /** Starts or ends an outage of a guild. */
  setAvailable(guildId: string, isAvailable: boolean): void;
  isAvailable(guildId: string): boolean;
  putRole(guildId: string, role: Role): void;
  removeRole(guildId: string, roleId: string): void;
  putMember(guildId: string, member: Member): void;
  removeMember(guildId: string, userId: string): void;
  member(guildId: string, userId: string): Member | undefined;
  /** Adds or replaces a channel that is not a thread. */
  putChannel(channel: GuildChannel | DmChannel): void;
  /** Adds or replaces a channel or thread without emitting an event. */
  putChannelSilently(channel: Channel): void;
  /** Removes a channel or thread. The threads of a channel are removed with it, without events. @throws ApiError 10003 */
  removeChannel(id: string): void;
  /** @throws ApiError 10003 */
  channel(id: string): Channel;
  findChannel(id: string): Channel | undefined;
  /** Returns the channels in the order that the client shows them. */
  channelsOf(guildId: string): readonly GuildChannel[];
  /** Returns all threads of a guild, archived or not, oldest first. */
  threadsOf(guildId: string): readonly Thread[];
  /** Returns all direct message channels. */
  directMessages(): readonly DmChannel[];
  /** Sets the newest message of a channel without emitting an event. */
  setLastMessage(id: string, lastMessageId: string): void;
}

/** Creates an empty directory that emits an event for each change. */
export function createDirectory(events: EventStream): Directory {
  const users = new Map<string, User>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const outages = new Set<string>();

  const guild = (id: string): Guild => {
    const found = guilds.get(id);
    if (found === undefined) throw apiError('unknownGuild');
    return found;
  };
  const change = (id: string, fields: Partial<Guild>): Guild => {
    const next = { ...guild(id), ...fields };
    guilds.set(id, next);
    return next;
  };

  return {
    addUser(user) {
      users.set(user.id, user);
      return user;
    },
    user(id) {
      const found = users.get(id);
      if (found === undefined) throw apiError('unknownUser');
      return found;
    },
    findUser: id => users.get(id),
    users: () => [...users.values()],
    putGuild(next) {
      guilds.set(next.id, next);
    },
    guild,
    findGuild: id => guilds.get(id),
    guilds: () => [...guilds.values()],
    setAvailable(guildId, isAvailable) {
      if (outages.has(guildId) !== isAvailable) return;
      if (isAvailable) outages.delete(guildId);
      else outages.add(guildId);
      events.emit({
        kind: isAvailable ? 'guild_available' : 'guild_unavailable',
        guild: guild(guildId),
      });
    },
    isAvailable: guildId => !outages.has(guildId),
    removeGuild(id) {
      const removed = guild(id);
      guilds.delete(id);
      outages.delete(id);
      for (const channel of channels.values()) {
        if (isGuildChannel(channel) && channel.guild_id === id) channels.delete(channel.id);
      }
      events.emit({ kind: 'guild_delete', guild: removed });
    },
    putRole(guildId, role) {
      const { roles } = guild(guildId);
      const isNew = roles.every(each => each.id !== role.id);
      const next = change(guildId, { roles: [...roles.filter(each => each.id !== role.id), role] });
      events.emit({ kind: isNew ? 'role_create' : 'role_update', guild: next, role });
    },
    removeRole(guildId, roleId) {
      const { roles, members } = guild(guildId);
      const role = roles.find(each => each.id === roleId);
      if (role === undefined) return;
      const next = change(guildId, {
        roles: roles.filter(each => each !== role),
        members: members.map(each => ({ ...each, roles: each.roles.filter(id => id !== roleId) })),
      });
      events.emit({ kind: 'role_delete', guild: next, role });
    },
    putMember(guildId, member) {
      const { members } = guild(guildId);
      const isNew = members.every(each => each.user.id !== member.user.id);
      const others = members.filter(each => each.user.id !== member.user.id);
      const next = change(guildId, { members: [...others, member] });
      events.emit({ kind: isNew ? 'member_add' : 'member_update', guild: next, member });
    },
    removeMember(guildId, userId) {
      const { members } = guild(guildId);
      const member = members.find(each => each.user.id === userId);
      if (member === undefined) return;
      const next = change(guildId, { members: members.filter(each => each !== member) });
      events.emit({ kind: 'member_remove', guild: next, member });
    },
    member: (guildId, userId) => guilds.get(guildId)?.members.find(each => each.user.id === userId),
    putChannel(channel) {
      const isNew = !channels.has(channel.id);
      channels.set(channel.id, channel);
      events.emit({ kind: isNew ? 'channel_create' : 'channel_update', channel });
    },
    putChannelSilently(channel) {
      channels.set(channel.id, channel);
    },
    removeChannel(id) {
      const channel = channels.get(id);
      if (channel === undefined) throw apiError('unknownChannel');
      channels.delete(id);
      for (const each of channels.values()) {
        if (isThread(each) && each.parent_id === id) channels.delete(each.id);
      }
      if (isThread(channel)) events.emit({ kind: 'thread_delete', thread: channel });
      else events.emit({ kind: 'channel_delete', channel });
    },
    channel(id) {
      const found = channels.get(id);
      if (found === undefined) throw apiError('unknownChannel');
      return found;
    },
    findChannel: id => channels.get(id),
    channelsOf: guildId =>
      [...channels.values()]
        .filter(isTopLevel)
        .filter(each => each.guild_id === guildId)
        .toSorted((a, b) => a.position - b.position || compareSnowflakes(a.id, b.id)),
    threadsOf: guildId => [...channels.values()].filter(isThread).filter(each => each.guild_id === guildId),
    directMessages: () => [...channels.values()].filter(each => !isGuildChannel(each)),
    setLastMessage(id, lastMessageId) {
      const channel = channels.get(id);
      if (channel !== undefined) channels.set(id, { ...channel, last_message_id: lastMessageId });
    },
  };
}
