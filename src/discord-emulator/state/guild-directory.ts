import { apiError } from '../api-error.ts';
import type { EventStream } from './event-stream.ts';
import type { Guild, Member, Role } from './guild.ts';

/** The guilds with their roles and members. */
export interface GuildDirectory {
  /** Adds or replaces a guild without emitting an event. */
  putGuild(guild: Guild): void;
  /** @throws ApiError 10004 */
  guild(id: string): Guild;
  findGuild(id: string): Guild | undefined;
  guilds(): readonly Guild[];
  /** @throws ApiError 10004 */
  removeGuild(id: string): void;
  /** Starts or ends an outage of a guild. */
  setAvailable(guildId: string, isAvailable: boolean): void;
  isAvailable(guildId: string): boolean;
  putRole(guildId: string, role: Role): void;
  removeRole(guildId: string, roleId: string): void;
  putMember(guildId: string, member: Member): void;
  removeMember(guildId: string, userId: string): void;
  member(guildId: string, userId: string): Member | undefined;
}

/** Creates an empty directory that emits an event for each change. */
export function createGuildDirectory(events: EventStream): GuildDirectory {
  const guilds = new Map<string, Guild>();
  const outages = new Set<string>();

  const guild = (id: string): Guild => {
    const found = guilds.get(id);
    if (found === undefined) throw apiError('unknownGuild');
    return found;
  };
  const store = (next: Guild): Guild => {
    guilds.set(next.id, next);
    return next;
  };
  const member = (guildId: string, userId: string): Member | undefined =>
    guilds.get(guildId)?.members.find(each => each.user.id === userId);

  return {
    putGuild: store,
    guild,
    findGuild: id => guilds.get(id),
    guilds: () => [...guilds.values()],
    removeGuild(id) {
      const removed = guild(id);
      guilds.delete(id);
      outages.delete(id);
      events.emit({ kind: 'guild_delete', guild: removed });
    },
    setAvailable(guildId, isAvailable) {
      if (outages.has(guildId) !== isAvailable) return;
      if (isAvailable) outages.delete(guildId);
      else outages.add(guildId);
      const kind = isAvailable ? 'guild_available' : 'guild_unavailable';
      events.emit({ kind, guild: guild(guildId) });
    },
    isAvailable: guildId => !outages.has(guildId),
    putRole(guildId, role) {
      const before = guild(guildId);
      const isNew = before.roles.every(each => each.id !== role.id);
      const next = store(withRole(before, role));
      events.emit({ kind: isNew ? 'role_create' : 'role_update', guild: next, role });
    },
    removeRole(guildId, roleId) {
      const before = guild(guildId);
      const role = before.roles.find(each => each.id === roleId);
      if (role === undefined) return;
      events.emit({ kind: 'role_delete', guild: store(withoutRole(before, roleId)), role });
    },
    putMember(guildId, next) {
      const before = guild(guildId);
      const isNew = member(guildId, next.user.id) === undefined;
      const others = before.members.filter(each => each.user.id !== next.user.id);
      const changed = store({ ...before, members: [...others, next] });
      events.emit({ kind: isNew ? 'member_add' : 'member_update', guild: changed, member: next });
    },
    removeMember(guildId, userId) {
      const before = guild(guildId);
      const removed = member(guildId, userId);
      if (removed === undefined) return;
      const next = store({ ...before, members: before.members.filter(each => each !== removed) });
      events.emit({ kind: 'member_remove', guild: next, member: removed });
    },
    member,
  };
}

function withRole(guild: Guild, role: Role): Guild {
  return { ...guild, roles: [...guild.roles.filter(each => each.id !== role.id), role] };
}

/** Returns a guild without a role, which its members lose too. */
function withoutRole(guild: Guild, roleId: string): Guild {
  return {
    ...guild,
    roles: guild.roles.filter(each => each.id !== roleId),
    members: guild.members.map(each => ({ ...each, roles: each.roles.filter(id => id !== roleId) })),
  };
}
