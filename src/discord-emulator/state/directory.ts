import { apiError } from '../api-error.ts';
import { createChannelDirectory } from './channel-directory.ts';
import type { ChannelDirectory } from './channel-directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import { createGuildDirectory } from './guild-directory.ts';
import type { GuildDirectory } from './guild-directory.ts';

/** All users, guilds with their roles and members, and channels. Readers get snapshots, which they must not change. */
export interface Directory extends GuildDirectory, ChannelDirectory {
  addUser(user: User): User;
  /** @throws ApiError 10013 */
  user(id: string): User;
  findUser(id: string): User | undefined;
  users(): readonly User[];
  /** Removes a guild and its channels with a single event. @throws ApiError 10004 */
  removeGuild(id: string): void;
}

/** Creates an empty directory that emits an event for each change. */
export function createDirectory(events: EventStream): Directory {
  const users = new Map<string, User>();
  const guilds = createGuildDirectory(events);
  const channels = createChannelDirectory(events);
  return {
    ...guilds,
    ...channels,
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
    removeGuild(id) {
      guilds.guild(id);
      channels.removeChannelsOf(id);
      guilds.removeGuild(id);
    },
  };
}
