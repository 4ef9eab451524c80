import { compareSnowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { Channel, Guild, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';

/** All there is in a directory. Outages are left out: they end with whatever caused them. */
export interface DirectoryContent {
  readonly users: readonly User[];
  readonly guilds: readonly Guild[];
  readonly channels: readonly Channel[];
}

/** What is in a directory at the moment. */
export function contentOf(directory: Directory): DirectoryContent {
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

/** Puts everything into an empty directory, without an event. */
export function fillDirectory(directory: Directory, { users, guilds, channels }: DirectoryContent): void {
  for (const user of users) directory.addUser(user);
  for (const guild of guilds) directory.putGuild(guild);
  for (const channel of channels) directory.putQuietly(channel);
}

/**
 * Adds to a kept content what a newer seed has beyond the one it began with. All that was there stays as it is, and what
 * was taken away stays away.
 * @param since the newest id of the old seed: each seed's ids go on behind those of the one before
 */
export function withNewer(kept: DirectoryContent, seeded: DirectoryContent, since: string): DirectoryContent {
  const isNew = ({ id }: { readonly id: string }): boolean => compareSnowflakes(id, since) > 0;
  return {
    users: [...kept.users, ...seeded.users.filter(isNew)],
    guilds: kept.guilds.map(guild => {
      const founded = seeded.guilds.find(each => each.id === guild.id);
      return {
        ...guild,
        roles: [...guild.roles, ...(founded?.roles ?? []).filter(isNew)],
        members: [...guild.members, ...(founded?.members ?? []).filter(each => isNew(each.user))],
      };
    }),
    channels: [
      ...kept.channels,
      ...seeded.channels
        .filter(isGuildChannel)
        .filter(each => isNew(each) && kept.guilds.some(guild => guild.id === each.guild_id)),
    ],
  };
}
