import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import type { Channel } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { UploadedFile } from '../state/message.ts';
import { refuseUploads } from '../state/uploads.ts';
import type { World } from '../state/world.ts';
import { isSendable, sendRefusal } from '../state/sendable-channel.ts';
import type { SendableChannel } from '../state/sendable-channel.ts';
import { botMay, channelFor } from './access.ts';

/**
 * A channel the bot may send into.
 * @throws ApiError as `channelFor`; 40058 for a forum, which takes posts alone; 160005 for a locked thread without Manage
 * Threads; 50007 and 50278 for somebody who takes no direct messages
 */
export function channelToSendTo(world: World, channelId: string): SendableChannel {
  const channel = channelFor(world, channelId);
  if (!isSendable(channel)) throw apiError('forumChannel');
  const refusal = sendRefusal(channel, world.permissionsIn(channel, world.bot.id));
  if (refusal !== undefined) throw apiError(refusal);
  if (!isGuildChannel(channel)) world.refuseUnreachable(channel);
  return channel;
}

/** Refuses a message with more in it than the bot may send. @throws ApiError 50013, 160002, 40005, 50035 */
export function refuseDraft(
  world: World,
  channel: Channel,
  draft: MessageDraft,
  files: readonly UploadedFile[],
): void {
  refuseUploads(files);
  const needed =
    (draft.embeds.length > 0 ? PermissionFlagsBits.EmbedLinks : 0n) |
    (files.length > 0 ? PermissionFlagsBits.AttachFiles : 0n);
  if (!botMay(world, channel, needed)) throw apiError('missingPermissions');
  const mayReply = botMay(world, channel, PermissionFlagsBits.ReadMessageHistory);
  if (draft.replyTo !== undefined && !mayReply) throw apiError('replyWithoutHistory');
}
