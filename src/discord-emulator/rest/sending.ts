import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import type { Channel } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { UploadedFile } from '../state/message.ts';
import { throwIfUploadsTooLarge } from '../state/uploads.ts';
import type { World } from '../state/world.ts';
import { isSendable, sendRefusal } from '../state/sendable-channel.ts';
import type { SendableChannel } from '../state/sendable-channel.ts';
import { botHasPermission, accessibleChannel } from './access.ts';

/**
 * Returns a channel in which the bot can send messages.
 * @throws ApiError as `accessibleChannel`; 40058 for a forum, which only has posts; 160005 for a locked thread without
 * Manage Threads; 50007 and 50278 for a user who accepts no direct messages
 */
export function sendableChannel(world: World, channelId: string): SendableChannel {
  const channel = accessibleChannel(world, channelId);
  if (!isSendable(channel)) throw apiError('forumChannel');
  const refusal = sendRefusal(channel, world.permissionsIn(channel, world.bot.id));
  if (refusal !== undefined) throw apiError(refusal);
  if (!isGuildChannel(channel)) world.throwIfUnreachable(channel);
  return channel;
}

/** Throws if the bot may not send what a message contains. @throws ApiError 50013, 160002, 40005, 50035 */
export function throwIfDraftNotAllowed(
  world: World,
  channel: Channel,
  draft: MessageDraft,
  files: readonly UploadedFile[],
): void {
  throwIfUploadsTooLarge(files);
  const needed =
    (draft.embeds.length > 0 ? PermissionFlagsBits.EmbedLinks : 0n) |
    (files.length > 0 ? PermissionFlagsBits.AttachFiles : 0n) |
    (draft.poll === undefined ? 0n : PermissionFlagsBits.SendPolls);
  if (!botHasPermission(world, channel, needed)) throw apiError('missingPermissions');
  const canReply = botHasPermission(world, channel, PermissionFlagsBits.ReadMessageHistory);
  if (draft.replyTo !== undefined && !canReply) throw apiError('replyWithoutHistory');
}
