import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readThreadChange } from '../../validation/channel-form.ts';
import type { ThreadChangeForm } from '../../validation/channel-form.ts';
import type { Thread } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { botMay, refuseArchived } from '../access.ts';
import { needsTag, refuseTags } from './thread-starts.ts';

/**
 * Changes a thread as the bot may (docs, "Threads", editing and deleting): its owner changes name, tags, archived and the
 * time until it is, everything else takes Manage Threads; anybody who may write there unarchives what is not locked.
 * @throws ApiError 50013, 50083 for a change that leaves the thread archived, 160005, 40067, 10087, 50035
 */
export function changeThread(world: World, thread: Thread, body: unknown): Thread {
  const change = readThreadChange(body);
  const manages = botMay(world, thread, PermissionFlagsBits.ManageThreads);
  const opens = change.archived === false && thread.thread_metadata.archived;
  if (!opens) refuseArchived(thread);
  if (opens && thread.thread_metadata.locked && !manages) throw apiError('threadLocked');
  if (!manages && !isOpenTo(world, thread, change)) throw apiError('missingPermissions');
  checkTags(world, thread, change.applied_tags);
  return world.threads.update(thread.id, present(change));
}

/** Whether somebody without Manage Threads may make the change. */
function isOpenTo(world: World, thread: Thread, change: ThreadChangeForm): boolean {
  const { locked, rate_limit_per_user, flags, invitable, archived, ...owners } = change;
  if ([locked, rate_limit_per_user, flags].some(each => each !== undefined)) return false;
  const isOwner = thread.owner_id === world.bot.id;
  const isOwnersDoing =
    archived === true || [invitable, ...Object.values(owners)].some(each => each !== undefined);
  if (isOwnersDoing && !isOwner) return false;
  return isOwner || botMay(world, thread, PermissionFlagsBits.SendMessagesInThreads);
}

function checkTags(world: World, thread: Thread, tagIds: readonly string[] | undefined): void {
  if (tagIds === undefined) return;
  const forum = world.directory.channel(thread.parent_id);
  if (forum.type !== ChannelType.GuildForum) throw apiError('wrongChannelType');
  refuseTags(world, forum, tagIds);
  if (needsTag(forum) && tagIds.length === 0) throw apiError('tagRequired');
}

/** The change without what is absent. */
function present(change: ThreadChangeForm): Parameters<World['threads']['update']>[1] {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
