import { REST, Routes } from 'discord.js';
import * as z from 'zod';
import type { Clock } from '../../core/time/clock.ts';
import { identifyApplication } from '../../discord/identify-application.ts';
import { readServerPermissions, missingPermissions } from '../../discord/rest-permissions.ts';
import { restOptions } from '../../discord/rest/rest-options.ts';
import { createRestTraffic } from '../../discord/rest/rest-traffic.ts';
import { toSendError } from '../../discord/rest-problem.ts';
import { TokenRefusedError } from '../../discord/token-refused.ts';
import { createWarningLog } from '../warning-log.ts';

/** Servers whose channels are checked: three requests for each, so that an operator waits for seconds. */
const MAX_SERVERS = 20;

/** A part of Discord's limit that bots of the same token, which may be running, do not miss. */
const REQUESTS_PER_SECOND = 10;

/** A channel that schedules post to. */
export interface PostingChannel {
  readonly guildId: string;
  readonly channelId: string;
}

/** A channel, and what the bot lacks there. */
export interface InspectedChannel extends PostingChannel {
  /** As members see it: a server, and a channel if it is known. */
  readonly name: string;
  /** Names of permissions; `undefined` if the bot cannot see the channel. */
  readonly missing: readonly string[] | undefined;
}

/** What Discord says about the bot. */
export interface DiscordState {
  /** How many shards Discord recommends. */
  readonly recommendedShards: number;
  /** Whether the developer portal allows the bot to receive the content of all messages that it sees. */
  readonly mayReadMessageContent: boolean;
  readonly channels: readonly InspectedChannel[];
  /** How many servers with schedules were not inspected. */
  readonly serversLeftOut: number;
}

/** Discord refuses the token, or a text says why nothing is known. */
export type DiscordFailure = 'refused' | { readonly problem: string };

interface InspectDiscordOptions {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly printToStderr: (line: string) => void;
}

/** Asks Discord about the bot and the channels that it posts to. */
export async function inspectDiscord(
  channels: readonly PostingChannel[],
  { token, apiUrl, clock, printToStderr }: InspectDiscordOptions,
): Promise<DiscordState | DiscordFailure> {
  const traffic = createRestTraffic({
    clock,
    log: createWarningLog(printToStderr),
    allowance: () => REQUESTS_PER_SECOND,
  });
  const rest = new REST(restOptions(apiUrl, traffic)).setToken(token);
  try {
    const { mayReadMessageContent } = await identifyApplication(rest);
    const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.user()));
    const { shards } = z.object({ shards: z.int() }).parse(await rest.get(Routes.gatewayBot()));
    const servers = [...new Set(channels.map(({ guildId }) => guildId))];
    return {
      recommendedShards: shards,
      mayReadMessageContent,
      channels: await inspectChannels(rest, id, servers.slice(0, MAX_SERVERS), channels),
      serversLeftOut: Math.max(0, servers.length - MAX_SERVERS),
    };
  } catch (error) {
    if (error instanceof TokenRefusedError) return 'refused';
    if (error instanceof z.ZodError) return { problem: 'it does not answer as Discord does' };
    return { problem: toSendError(error).message };
  }
}

async function inspectChannels(
  rest: Pick<REST, 'get'>,
  botId: string,
  servers: readonly string[],
  channels: readonly PostingChannel[],
): Promise<InspectedChannel[]> {
  const inspected: InspectedChannel[] = [];
  for (const server of servers) {
    const permissions = await readServerPermissions(rest, server, botId);
    for (const { guildId, channelId } of channels) {
      if (guildId !== server) continue;
      const channel = permissions?.channel(channelId);
      inspected.push({
        guildId,
        channelId,
        name: `${permissions?.guildName ?? `server ${guildId}`}, #${channel?.name ?? channelId}`,
        missing: channel && missingPermissions(channel.permissions),
      });
    }
  }
  return inspected;
}
