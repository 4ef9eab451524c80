import type { DatabaseLocation } from '../../core/database-location.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import type { ShardConfig } from '../../process/shard-config.ts';
import type { Finding } from './findings.ts';
import type { DiscordFailure, DiscordState, InspectedChannel } from './inspect-discord.ts';

/** Discord closes the connection of a shard with more servers; it recommends a shard for each 1,000. */
const MAX_SERVERS_PER_SHARD = 2_500;
const RECOMMENDED_SERVERS_PER_SHARD = 1_000;

/** Discord's own host, where no proxy is. */
const DISCORD_HOST = /(?:^|\.)discord(?:app)?\.com$/;

/** What Discord says about the shards and the channels of the bot; `state` is `undefined` if it was not asked. */
export function discordFindings(
  state: DiscordState | DiscordFailure | undefined,
  shards: ShardConfig,
  database: DatabaseLocation,
): Finding[] {
  if (state === undefined || state === 'refused') return [shardsFinding(shards, database, undefined)];
  if ('problem' in state) {
    const text = `permissions and shards are not known: ${state.problem}`;
    return [shardsFinding(shards, database, undefined), { check: 'permissions', result: 'warning', text }];
  }
  return [shardsFinding(shards, database, state.recommendedShards), ...permissionFindings(state)];
}

/** What can be said about SHARD_COUNT and SHARD_IDS; `recommended`: how many shards Discord recommends, if it was asked. */
function shardsFinding(
  { count, ids }: ShardConfig,
  database: DatabaseLocation,
  recommended: number | undefined,
): Finding {
  const check = 'shards';
  if (count === 'auto') return { check, result: 'ok', text: 'SHARD_COUNT is auto: all shards are served' };
  if (database.kind === 'sqlite' && ids !== 'auto' && ids.length < count)
    return {
      check,
      result: 'problem',
      text:
        `SHARD_IDS has ${ids.length} of ${count} shards, but a database file is served by one process: remove SHARD_IDS, ` +
        'or use PostgreSQL',
    };
  if (
    recommended !== undefined &&
    count * MAX_SERVERS_PER_SHARD < recommended * RECOMMENDED_SERVERS_PER_SHARD
  )
    return {
      check,
      result: 'problem',
      text: `SHARD_COUNT=${count} is too low, Discord refuses such shards: stop all processes and set ${recommended}`,
    };
  const served = ids === 'auto' ? 'all' : ids.join(', ');
  return { check, result: 'ok', text: `SHARD_COUNT is ${count}, this process serves ${served}` };
}

/** What is wrong with MESSAGE_CONTENT; nothing while it is off. */
export function messageContentFindings(
  readsMessageContent: boolean,
  state: DiscordState | DiscordFailure | undefined,
): Finding[] {
  if (!readsMessageContent || typeof state !== 'object' || 'problem' in state) return [];
  const check = 'message content';
  if (state.mayReadMessageContent)
    return [{ check, result: 'ok', text: 'MESSAGE_CONTENT is on, and the developer portal allows it' }];
  const text =
    'MESSAGE_CONTENT is on, but Discord closes the connection then: switch on Message Content Intent in the developer portal ' +
    '(page Bot, Privileged Gateway Intents), or set MESSAGE_CONTENT=off';
  return [{ check, result: 'problem', text }];
}

/** What is wrong with RATE_LIMIT_PROXY; nothing without it. */
export function proxyFindings(hasRateLimitProxy: boolean, apiUrl: string): Finding[] {
  if (!hasRateLimitProxy || !DISCORD_HOST.test(new URL(apiUrl).hostname)) return [];
  const text =
    'RATE_LIMIT_PROXY is true, but DISCORD_API_URL is Discord itself: name the proxy, or remove RATE_LIMIT_PROXY';
  return [{ check: 'proxy', result: 'problem', text }];
}

/** A finding for each channel of a schedule in which the bot lacks something, or one for all. */
function permissionFindings({ channels, serversLeftOut }: DiscordState): Finding[] {
  const check = 'permissions';
  if (channels.length === 0) return [{ check, result: 'ok', text: 'no active schedule posts to a channel' }];
  const problems = channels.flatMap(channel => channelFinding(channel) ?? []);
  const rest = serversLeftOut === 0 ? '' : `; ${serversLeftOut} more servers were not checked`;
  const text = `${channels.length - problems.length} of ${channels.length} channels of schedules have all permissions${rest}`;
  return [...problems, { check, result: 'ok', text }];
}

function channelFinding({ name, missing }: InspectedChannel): Finding | undefined {
  const check = 'permissions';
  const place = cleanText(name);
  if (missing === undefined)
    return {
      check,
      result: 'warning',
      text: `${place}: the bot sees no such channel; an admin there can delete its schedules or invite the bot again`,
    };
  if (missing.length === 0) return undefined;
  return {
    check,
    result: 'warning',
    text: `${place}: the bot lacks ${missing.join(', ')}; an admin there can allow it in the settings of the channel`,
  };
}
