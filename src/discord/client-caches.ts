import {
  BaseChannel,
  Options,
  type CacheFactory,
  type CacheWithLimitsOptions,
  type Client,
} from 'discord.js';
import { replaceMethod } from './gateway/replace-method.ts';

/** A direct channel takes about 1 kB, and an interaction in it about a second: far more than are in use at once. */
const MAX_DIRECT_CHANNELS = 1_000;

/**
 * What the client keeps of the events: servers, channels, roles, threads and itself, which permissions are computed from.
 * By default it keeps each person who reacts or calls a command, and each message with a component, for as long as the
 * process runs.
 */
const CACHE_LIMITS: CacheWithLimitsOptions = {
  UserManager: { maxSize: 0, keepOverLimit: user => user.id === user.client.user.id },
  GuildMemberManager: { maxSize: 0, keepOverLimit: member => member.id === member.client.user.id },
  MessageManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  ThreadMemberManager: 0,
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  PresenceManager: 0,
  StageInstanceManager: 0,
  VoiceStateManager: 0,
};

/** Creates the caches of a client. Those that keep nothing are one for each kind: a server alone has ten of them. */
export function createCacheFactory(): CacheFactory {
  const createCache = Options.cacheWithLimits(CACHE_LIMITS);
  const emptyCaches = new Map<string, ReturnType<CacheFactory>>();
  return (managerType, holds, manager) => {
    const { name } = managerType;
    const cache = emptyCaches.get(name) ?? createCache(managerType, holds, manager);
    if (CACHE_LIMITS[name] === 0) emptyCaches.set(name, cache);
    return cache;
  };
}

/** Lets a client forget the direct channels that were opened first, beyond the most that it keeps. */
export function limitDirectChannels({ channels }: Client): void {
  const direct = new Set<string>();
  replaceMethod(channels.cache, 'set', set => (id, channel) => {
    if (typeof id === 'string' && channel instanceof BaseChannel && channel.isDMBased()) {
      direct.add(id);
      const [oldest] = direct;
      if (direct.size > MAX_DIRECT_CHANNELS && oldest !== undefined) {
        direct.delete(oldest);
        channels.cache.delete(oldest);
      }
    }
    return set(id, channel);
  });
}
