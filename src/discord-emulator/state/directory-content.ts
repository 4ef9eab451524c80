import { compareSnowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { Channel, Guild, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';

/** The content of a directory. Outages are left out because they do not outlive the process. */
export interface DirectoryContent {
  readonly users: readonly User[];
  readonly guilds: readonly Guild[];
  readonly channels: readonly Channel[];
}

/** Returns the current content of a directory. */
export function readDirectory(directory: Directory): DirectoryContent {
  const guilds = directory.guilds();
  return {
    users: directory.users(),
    guilds,
    channels: [
      ...guilds.flatMap(({ id }) => [...directory.channelsOf(id), ...directory.threadsOf(id)]),
      ...directory.directMessages(),
    ],
  };
}

/** Fills an empty directory without emitting events. */
export function fillDirectory(directory: Directory, { users, guilds, channels }: DirectoryContent): void {
  for (const user of users) directory.addUser(user);
  for (const guild of guilds) directory.putGuild(guild);
  for (const channel of channels) directory.putChannelSilently(channel);
}

/**
 * Adds to saved content what a newer seed has and the older seed had not. Saved content is not changed, and what was
 * removed from it is not added again.
 * @param since the newest id of the older seed; a newer seed adds ids after it
 */
export function mergeSeed(saved: DirectoryContent, seed: DirectoryContent, since: string): DirectoryContent {
  const isNew = ({ id }: { readonly id: string }): boolean => compareSnowflakes(id, since) > 0;
  return {
    users: [...saved.users, ...seed.users.filter(isNew)],
    guilds: saved.guilds.map(guild => {
      const seeded = seed.guilds.find(each => each.id === guild.id);
      return {
        ...guild,
        roles: [...guild.roles, ...(seeded?.roles ?? []).filter(isNew)],
        members: [...guild.members, ...(seeded?.members ?? []).filter(each => isNew(each.user))],
      };
    }),
    channels: [
      ...saved.channels,
      ...seed.channels
        .filter(isGuildChannel)
        .filter(each => isNew(each) && saved.guilds.some(guild => guild.id === each.guild_id)),
    ],
  };
}
