import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { threadMemberPayload, threadPayload } from '../payloads/channel.ts';
import type { ThreadEvent, ThreadListSyncEvent } from '../state/event-stream.ts';
import type { World } from '../state/world.ts';
import type { Dispatch } from './event.ts';

/**
 * Returns the event of a thread that the bot can see (docs, "Threads", gateway events). Needs the Guilds intent; the joins
 * and leaves of other members also need the Guild Members intent (docs, "Thread Members Update").
 */
export function threadDispatch(event: ThreadEvent, intents: number, world: World): Dispatch | undefined {
  if ((intents & GatewayIntentBits.Guilds) === 0) return undefined;
  const botId = world.bot.id;
  switch (event.kind) {
    case 'thread_create':
      return world.canSee(event.thread, botId)
        ? { t: 'THREAD_CREATE', d: { ...threadPayload(event.thread, botId), newly_created: true } }
        : undefined;
    case 'thread_update':
      return world.canSee(event.thread, botId)
        ? { t: 'THREAD_UPDATE', d: threadPayload(event.thread, botId) }
        : undefined;
    case 'thread_delete': {
      const { id, guild_id, parent_id, type } = event.thread;
      return world.canSee(event.thread, botId)
        ? { t: 'THREAD_DELETE', d: { id, guild_id, parent_id, type } }
        : undefined;
    }
    case 'thread_members_update':
    default:
      return membersDispatch(event, intents, world);
  }
}

/** Returns a THREAD_LIST_SYNC with the active threads that the bot can see (docs, "Thread List Sync"). */
export function threadListSyncDispatch(
  { guild, channelIds }: ThreadListSyncEvent,
  intents: number,
  world: World,
): Dispatch | undefined {
  if ((intents & GatewayIntentBits.Guilds) === 0) return undefined;
  const botId = world.bot.id;
  const threads = world.threads
    .listActive(guild.id)
    .filter(each => channelIds.includes(each.parent_id) && world.canSee(each, botId));
  const joined = threads.flatMap(({ id, members }) =>
    members.filter(each => each.user_id === botId).map(each => threadMemberPayload(id, each)),
  );
  return {
    t: 'THREAD_LIST_SYNC',
    d: {
      guild_id: guild.id,
      channel_ids: channelIds,
      threads: threads.map(each => threadPayload(each)),
      members: joined,
    },
  };
}

function membersDispatch(
  { thread, addedIds, removedIds }: Extract<ThreadEvent, { kind: 'thread_members_update' }>,
  intents: number,
  world: World,
): Dispatch | undefined {
  const botId = world.bot.id;
  const isAdded = addedIds.includes(botId);
  const concernsBot = isAdded || removedIds.includes(botId);
  const seesAllMembers = (intents & GatewayIntentBits.GuildMembers) !== 0 && world.canSee(thread, botId);
  if (!concernsBot && !seesAllMembers) return undefined;
  // A member who is added to a private thread receives its creation (docs, "Thread Create").
  if (isAdded && thread.type === ChannelType.PrivateThread) {
    return { t: 'THREAD_CREATE', d: threadPayload(thread, botId) };
  }
  const isIncluded = (id: string): boolean => seesAllMembers || id === botId;
  const payload = threadPayload(thread);
  return {
    t: 'THREAD_MEMBERS_UPDATE',
    d: {
      id: thread.id,
      guild_id: thread.guild_id,
      member_count: payload.member_count,
      added_members: thread.members
        .filter(each => addedIds.includes(each.user_id) && isIncluded(each.user_id))
        .map(each => ({
          ...threadMemberPayload(thread.id, each),
          member: world.directory.member(thread.guild_id, each.user_id),
          presence: null,
        })),
      removed_member_ids: removedIds.filter(isIncluded),
    },
  };
}
