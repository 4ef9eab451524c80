import {
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type Client,
  type Guild,
  type GuildMember,
} from 'discord.js';
import type { Log } from '../core/log.ts';
import type { RoleMentions } from '../core/message/role-mentions.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { hasErrorCode } from './rest-problem.ts';

/** How long Discord may take to say what a member may do; a command waits for it, and a slot. */
const MEMBER_TIMEOUT_MS = 2 * SECOND_MS;

interface RoleMentionsOptions {
  /** For the timeout. */
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Log;
}

/** Creates the check of role mentions. Servers, roles and channels are those of the cache; the member is fetched. */
export function createRoleMentions(client: Client, options: RoleMentionsOptions): RoleMentions {
  return {
    async problem({ guildId, channelId, roleId, userId }) {
      if (roleId === guildId) return 'it is @everyone, which Paperboy never mentions';
      const guild = client.guilds.cache.get(guildId);
      const channel = guild?.channels.cache.get(channelId);
      if (!guild || !channel || !client.user) return 'Paperboy cannot see the channel';
      const role = guild.roles.cache.get(roleId);
      if (!role) return 'there is no such role any more';
      if (role.mentionable) return undefined;
      const { MentionEveryone } = PermissionFlagsBits;
      if (!channel.permissionsFor(client.user)?.has(MentionEveryone)) {
        return 'Paperboy lacks Mention Everyone there, and the role is not one that everyone may mention';
      }
      const member = await fetchMember(guild, userId, options);
      if (member === 'unknown') return 'Discord did not say whether its admin may mention it';
      if (member === 'left') return 'the admin who set it has left the server';
      return channel.permissionsFor(member).has(MentionEveryone)
        ? undefined
        : 'the admin who set it lacks Mention Everyone there, and the role is not one that everyone may mention';
    },
  };
}

/** Fetches a member as they are now: the cache has the roles of the last event. */
async function fetchMember(
  guild: Guild,
  userId: string,
  { clock, log }: RoleMentionsOptions,
): Promise<GuildMember | 'left' | 'unknown'> {
  try {
    const fetched = guild.members.fetch({ user: userId, force: true });
    const member = await orGiveUp(fetched, ended => clock.wait(MEMBER_TIMEOUT_MS, ended));
    return member ?? 'unknown';
  } catch (error) {
    if (hasErrorCode(error, RESTJSONErrorCodes.UnknownMember)) return 'left';
    log.warn('member_not_fetched', { guild: guild.id, error });
    return 'unknown';
  }
}
