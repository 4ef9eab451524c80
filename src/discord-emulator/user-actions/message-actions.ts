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
import { channelName, findPerson, nameOf, visibleChannel, visibleMessage } from './location.ts';

/** What people do with messages. */
export interface MessageActs {
  say(user: string, channel: string, text: string): Message;
  /** Deletes a message: their own, or anybody's with Manage Messages; an ephemeral one is dismissed. */
  deleteMessage(user: string, messageId: string): void;
  react(user: string, messageId: string, emoji: string): void;
  unreact(user: string, messageId: string, emoji: string): void;
  /** Takes all reactions off a message, or all with one emoji; takes Manage Messages. */
  clearReactions(user: string, messageId: string, emoji?: string): void;
}

/** Makes what people do with messages in a world. */
export function createMessageActs(world: World): MessageActs {
  const permissions = (user: User, channel: Channel): bigint => world.permissionsIn(channel, user.id);
  const at = (userName: string, messageId: string) => {
    const user = findPerson(world, userName);
    const message = visibleMessage(world, user, messageId);
    const channel = world.directory.channel(message.channel_id);
    return { user, message, held: permissions(user, channel) };
  };

  return {
    say(userName, channelRef, text) {
      const author = findPerson(world, userName);
      const channel = visibleChannel(world, author, channelRef);
      if (!isSendable(channel) || sendRefusal(channel, permissions(author, channel)) !== undefined) {
        throw new UserActionError(`${nameOf(author)} may not write in ${channelName(channel)}`);
      }
      return world.messages.create({
        channel,
        author,
        draft: readMessageDraft({ content: text }, 0),
        files: [],
      });
    },
    deleteMessage(userName, messageId) {
      const { user, message, held } = at(userName, messageId);
      const isTheirs = message.author.id === user.id || message.audience === user.id;
      if (!isTheirs && !hasPermissions(held, PermissionFlagsBits.ManageMessages)) {
        throw new UserActionError(`${nameOf(user)} may not delete messages of others here`);
      }
      world.messages.remove(message);
    },
    react(userName, messageId, written) {
      const { user, message, held } = at(userName, messageId);
      const emoji = emojiOf(written);
      if (message.audience !== null) throw new UserActionError('Ephemeral messages cannot be reacted to');
      // Only an emoji that is not there yet takes Add Reactions (docs, "Create Reaction").
      const needed = reactionOf(message, emoji) === undefined ? PermissionFlagsBits.AddReactions : 0n;
      if (!hasPermissions(held, needed | PermissionFlagsBits.ReadMessageHistory)) {
        throw new UserActionError(`${nameOf(user)} may not add reactions here`);
      }
      world.reactions.add(message, emoji, user);
    },
    unreact(userName, messageId, written) {
      const { user, message } = at(userName, messageId);
      world.reactions.remove(message, emojiOf(written), user);
    },
    clearReactions(userName, messageId, written) {
      const { user, message, held } = at(userName, messageId);
      if (!hasPermissions(held, PermissionFlagsBits.ManageMessages)) {
        throw new UserActionError(`${nameOf(user)} may not clear reactions here`);
      }
      if (written === undefined) world.reactions.clear(message);
      else world.reactions.clearEmoji(message, emojiOf(written));
    },
  };
}

function emojiOf(written: string): Emoji {
  const emoji = readEmoji(written);
  if (emoji === undefined) throw new UserActionError(`'${written}' is no emoji`);
  return emoji;
}
