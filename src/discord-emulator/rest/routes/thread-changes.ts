import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readThreadChange } from '../../validation/channel-form.ts';
import type { ThreadChangeForm } from '../../validation/channel-form.ts';
import type { Thread } from '../../state/thread.ts';
import type { World } from '../../state/world.ts';
import { botHasPermission, throwIfArchived } from '../access.ts';
import { throwIfTagsNotAllowed } from '../forum-tags.ts';

/**
 * Changes a thread for the bot (docs, "Threads", editing and deleting). The owner can change name, tags, archived and
 * auto-archive duration; everything else needs Manage Threads. Members who can send messages can unarchive an unlocked thread.
 * @throws ApiError 50013, 50083 for a change that leaves the thread archived, 160005, 40067, 10087, 50035
 */
export function changeThread(world: World, thread: Thread, body: unknown): Thread {
  const change = readThreadChange(body);
  const canManage = botHasPermission(world, thread, PermissionFlagsBits.ManageThreads);
  const isUnarchiving = change.archived === false && thread.thread_metadata.archived;
  if (!isUnarchiving) throwIfArchived(thread);
  if (isUnarchiving && thread.thread_metadata.locked && !canManage) throw apiError('threadLocked');
  if (!canManage && !isAllowedWithoutManageThreads(world, thread, change))
    throw apiError('missingPermissions');
  throwIfInvalidTags(world, thread, change.applied_tags);
  return world.threads.update(thread.id, definedFields(change));
}

/** Returns true if the bot may make the change without Manage Threads. */
function isAllowedWithoutManageThreads(world: World, thread: Thread, change: ThreadChangeForm): boolean {
  const { locked, rate_limit_per_user, flags, invitable, archived, ...ownerFields } = change;
  if ([locked, rate_limit_per_user, flags].some(each => each !== undefined)) return false;
  const isOwner = thread.owner_id === world.bot.id;
  const isOwnerChange =
    archived === true || [invitable, ...Object.values(ownerFields)].some(each => each !== undefined);
  if (isOwnerChange && !isOwner) return false;
  return isOwner || botHasPermission(world, thread, PermissionFlagsBits.SendMessagesInThreads);
}

function throwIfInvalidTags(world: World, thread: Thread, tagIds: readonly string[] | undefined): void {
  if (tagIds === undefined) return;
  const forum = world.directory.channel(thread.parent_id);
  if (forum.type !== ChannelType.GuildForum) throw apiError('wrongChannelType');
  throwIfTagsNotAllowed(world, forum, tagIds);
}

/** Returns the change without undefined fields. */
function definedFields(change: ThreadChangeForm): Parameters<World['threads']['update']>[1] {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
