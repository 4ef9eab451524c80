import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Emoji } from '../validation/emoji.ts';
import { readEmoji } from '../validation/emoji.ts';
import { readMessageDraft } from '../validation/message-form.ts';
import type { Channel, User } from '../state/guild.ts';
import type { Message } from '../state/message.ts';
import { hasPermissions } from '../state/permissions.ts';
import { reactionOf } from '../state/reactions.ts';
import type { World } from '../state/world.ts';
import { isSendable, sendRefusal } from '../state/sendable-channel.ts';
import { UserActionError } from './user-action-error.ts';
import { channelName, findUserByReference, displayName, visibleChannel, visibleMessage } from './location.ts';

/** Actions on messages. */
export interface MessageActions {
  say(user: string, channel: string, text: string): Message;
  /** Deletes an own message, or any message with Manage Messages; dismisses an ephemeral one. */
  deleteMessage(user: string, messageId: string): void;
  react(user: string, messageId: string, emoji: string): void;
  unreact(user: string, messageId: string, emoji: string): void;
  /** Removes all reactions, or those with one emoji. Needs Manage Messages. */
  clearReactions(user: string, messageId: string, emoji?: string): void;
}

/** Creates the actions. */
export function createMessageActions(world: World): MessageActions {
  const permissions = (user: User, channel: Channel): bigint => world.permissionsIn(channel, user.id);
  const findTarget = (userName: string, messageId: string) => {
    const user = findUserByReference(world, userName);
    const message = visibleMessage(world, user, messageId);
    const channel = world.directory.channel(message.channel_id);
    return { user, message, held: permissions(user, channel) };
  };

  return {
    say(userName, channelRef, text) {
      const author = findUserByReference(world, userName);
      const channel = visibleChannel(world, author, channelRef);
      if (!isSendable(channel) || sendRefusal(channel, permissions(author, channel)) !== undefined) {
        throw new UserActionError(`${displayName(author)} may not write in ${channelName(channel)}`);
      }
      return world.messages.create({
        channel,
        author,
        draft: readMessageDraft({ content: text }, 0),
        files: [],
      });
    },
    deleteMessage(userName, messageId) {
      const { user, message, held } = findTarget(userName, messageId);
      const isOwn = message.author.id === user.id || message.audience === user.id;
      if (!isOwn && !hasPermissions(held, PermissionFlagsBits.ManageMessages)) {
        throw new UserActionError(`${displayName(user)} may not delete messages of other users here`);
      }
      world.messages.remove(message);
    },
    react(userName, messageId, emojiText) {
      const { user, message, held } = findTarget(userName, messageId);
      const emoji = parseEmoji(emojiText);
      if (message.audience !== null) throw new UserActionError('Ephemeral messages cannot be reacted to');
      // Add Reactions is needed only for a new emoji (docs, "Create Reaction").
      const needed = reactionOf(message, emoji) === undefined ? PermissionFlagsBits.AddReactions : 0n;
      if (!hasPermissions(held, needed | PermissionFlagsBits.ReadMessageHistory)) {
        throw new UserActionError(`${displayName(user)} may not add reactions here`);
      }
      world.reactions.add(message, emoji, user);
    },
    unreact(userName, messageId, emojiText) {
      const { user, message } = findTarget(userName, messageId);
      world.reactions.remove(message, parseEmoji(emojiText), user);
    },
    clearReactions(userName, messageId, emojiText) {
      const { user, message, held } = findTarget(userName, messageId);
      if (!hasPermissions(held, PermissionFlagsBits.ManageMessages)) {
        throw new UserActionError(`${displayName(user)} may not clear reactions here`);
      }
      if (emojiText === undefined) world.reactions.clear(message);
      else world.reactions.clearEmoji(message, parseEmoji(emojiText));
    },
  };
}

function parseEmoji(emojiText: string): Emoji {
  const emoji = readEmoji(emojiText);
  if (emoji === undefined) throw new UserActionError(`'${emojiText}' is no emoji`);
  return emoji;
}
