import {
  ChannelType,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  OverwriteType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
  type Client,
  type GuildBasedChannel,
  type REST,
} from 'discord.js';
import * as z from 'zod';
import type { ClubAccess, ClubDiscord, PollResult } from '../core/club/club-discord.ts';
import { endedButtonVote } from '../views/club/club-vote.ts';
import { createMessageEditRequests } from './message-edit-requests.ts';
import { asSendError, hasErrorCode } from './rest-problem.ts';
import { createThreadReader } from './thread-reader.ts';

const messageSchema = z.object({
  poll: z.object({
    results: z
      .object({
        is_finalized: z.boolean(),
        answer_counts: z.array(z.object({ id: z.number(), count: z.number() })),
      })
      .nullish(),
  }),
});

const eventsSchema = z.array(
  z.object({ id: z.string(), creator_id: z.string().nullish(), description: z.string().nullish() }),
);

const createdSchema = z.object({ id: z.string() });

/** Creates what clubs ask of Discord. `botId` returns the bot's user id; `undefined` before it has connected. */
export function createClubDiscord(
  rest: Pick<REST, 'get' | 'post' | 'patch' | 'delete'>,
  botId: () => string | undefined,
): ClubDiscord {
  return {
    thread: threadId => createThreadReader(rest).thread(threadId),

    endPoll: (channelId, messageId) => asSendError(() => endPoll(rest, channelId, messageId)),

    endButtonVote: (channelId, messageId) =>
      asSendError(async () => {
        const requests = createMessageEditRequests(rest);
        const body = await requests.read(channelId, messageId);
        if (body) await requests.edit(channelId, messageId, { components: endedButtonVote(body.components) });
      }),

    findEvent: (guildId, key) =>
      asSendError(async () => {
        const events = eventsSchema.parse(await rest.get(Routes.guildScheduledEvents(guildId)));
        return events.find(each => each.creator_id === botId() && each.description?.includes(`(${key})`))?.id;
      }),

    createEvent: (guildId, event) =>
      asSendError(async () => {
        const response = await rest.post(Routes.guildScheduledEvents(guildId), {
          body: {
            name: event.name,
            description: event.description,
            scheduled_start_time: new Date(event.startsAt).toISOString(),
            scheduled_end_time: new Date(event.endsAt).toISOString(),
            privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
            entity_type: GuildScheduledEventEntityType.External,
            entity_metadata: { location: event.location },
          },
        });
        return createdSchema.parse(response).id;
      }),

    deleteEvent: (guildId, eventId) =>
      asSendError(async () => {
        try {
          await rest.delete(Routes.guildScheduledEvent(guildId, eventId));
        } catch (error) {
          if (!hasErrorCode(error, RESTJSONErrorCodes.UnknownGuildScheduledEvent)) throw error;
        }
      }),
  };
}

async function endPoll(
  rest: Pick<REST, 'get' | 'post'>,
  channelId: string,
  messageId: string,
): Promise<PollResult | undefined> {
  try {
    const current = readPoll(await rest.get(Routes.channelMessage(channelId, messageId)));
    if (current?.isFinal !== false) return current;
    return readPoll(await rest.post(Routes.expirePoll(channelId, messageId)));
  } catch (error) {
    const isGone =
      hasErrorCode(error, RESTJSONErrorCodes.UnknownMessage) ||
      hasErrorCode(error, RESTJSONErrorCodes.UnknownChannel);
    if (isGone) return undefined;
    throw error;
  }
}

/** Returns the votes of a message's poll; `undefined` for a message without one. */
function readPoll(message: unknown): PollResult | undefined {
  const read = messageSchema.safeParse(message);
  if (!read.success) return undefined;
  const { results } = read.data.poll;
  return {
    isFinal: results?.is_finalized ?? false,
    // docs, "Poll Answer Object": ids begin with 1, in the order of the answers.
    votes: new Map((results?.answer_counts ?? []).map(({ id, count }) => [id - 1, count])),
  };
}

/** What a message in a thread needs. */
const THREAD_POSTING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessagesInThreads;

/** Creates the access of clubs over the client's cache; nothing is fetched. */
export function createClubAccess(client: Client): ClubAccess {
  function guildChannel(channelId: string): GuildBasedChannel | undefined {
    const channel = client.channels.cache.get(channelId);
    return channel === undefined || channel.isDMBased() ? undefined : channel;
  }

  return {
    isTextChannel(channelId) {
      const type = client.channels.cache.get(channelId)?.type;
      return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
    },

    canSendPolls(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || !client.user) return false;
      return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.SendPolls) ?? false;
    },

    canCreateEvents: guildId =>
      client.guilds.cache.get(guildId)?.members.me?.permissions.has(PermissionFlagsBits.CreateEvents) ??
      false,

    canPostInThreads(channelId) {
      const channel = guildChannel(channelId);
      return !channel || !client.user || (channel.permissionsFor(client.user)?.has(THREAD_POSTING) ?? true);
    },

    haveSameViewers(channelId, otherId) {
      if (channelId === otherId) return true;
      const channels = [guildChannel(channelId), guildChannel(otherId)];
      const [first, second] = channels.map(channel => channel && viewersOf(channel));
      return first !== undefined && first === second;
    },
  };
}

/** Returns the roles that see a channel, and the members that it makes exceptions for, as a text to compare. */
function viewersOf(channel: GuildBasedChannel): string {
  const { ViewChannel } = PermissionFlagsBits;
  const roles = channel.guild.roles.cache.filter(role => channel.permissionsFor(role)?.has(ViewChannel));
  const exceptions = channel.isThread() ? [] : [...channel.permissionOverwrites.cache.values()];
  const members = exceptions
    .filter(({ type, id }) => type === OverwriteType.Member && id !== channel.client.user?.id)
    .filter(({ allow, deny }) => allow.has(ViewChannel) || deny.has(ViewChannel))
    .map(({ id, allow }) => `${id} ${allow.has(ViewChannel)}`);
  return [...roles.keys(), ...members].toSorted().join();
}
