import {
  BaseGuildTextChannel,
  BaseGuildVoiceChannel,
  CachedManager,
  GuildChannel,
  GuildForumThreadManager,
  GuildMessageManager,
  GuildTextThreadManager,
  PermissionOverwriteManager,
  ThreadChannel,
  ThreadOnlyChannel,
} from 'discord.js';

/** The managers that discord.js gives to each channel in its constructor: the class of the channel, the property, its class. */
const MANAGERS = [
  [GuildChannel, 'permissionOverwrites', PermissionOverwriteManager],
  [BaseGuildTextChannel, 'messages', GuildMessageManager],
  [BaseGuildTextChannel, 'threads', GuildTextThreadManager],
  [BaseGuildVoiceChannel, 'messages', GuildMessageManager],
  [ThreadOnlyChannel, 'threads', GuildForumThreadManager],
  [ThreadChannel, 'messages', GuildMessageManager],
] as const;

/**
 * Lets channels have their managers only once these are used: most never are, and with their caches they take two thirds of
 * a channel's memory. It holds for all clients of the process, and changes nothing the second time.
 */
export function createManagersLazily(): void {
  for (const [channelClass, name, managerClass] of MANAGERS)
    defineLazily(channelClass.prototype, name, managerClass);
}

function defineLazily(
  prototype: object,
  name: string,
  managerClass: Parameters<typeof Reflect.construct>[0],
) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      const manager: unknown = Reflect.construct(managerClass, [this]);
      keep(this, name, manager);
      return manager;
    },
    set(this: object, manager: unknown) {
      // The constructor's one is empty, and made again when it is used.
      if (!(manager instanceof CachedManager) || manager.cache.size > 0) keep(this, name, manager);
    },
  });
}

function keep(channel: object, name: string, manager: unknown): void {
  Object.defineProperty(channel, name, {
    value: manager,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
