import { apiError } from '../api-error.ts';
import type { Emoji } from '../validation/emoji.ts';
import { emojiKey } from '../validation/emoji.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import { isThread } from './guild.ts';
import type { Message, Reaction } from './message.ts';
import type { MessageStore } from './message-store.ts';

/** Distinct emoji per message (docs, "Create Reaction"; code 30010). */
const MAX_EMOJI = 20;

/** Adds and removes reactions. Repeating a call has no effect. */
export interface Reactions {
  /**
   * Adds a reaction.
   * @throws ApiError 30010 for a 21st emoji, 50083 in an archived thread (docs, "Threads": unarchive it first)
   */
  add(message: Message, emoji: Emoji, user: User): void;
  remove(message: Message, emoji: Emoji, user: User): void;
  clear(message: Message): void;
  clearEmoji(message: Message, emoji: Emoji): void;
}

/** Returns the reaction with an emoji on a message, if any. */
export function reactionOf(message: Message, emoji: Emoji): Reaction | undefined {
  return message.reactions.find(each => emojiKey(each.emoji) === emojiKey(emoji));
}

/** Creates the reactions of a world. */
export function createReactions(
  messageStore: MessageStore,
  directory: Pick<Directory, 'channel'>,
  events: EventStream,
): Reactions {
  const store = (message: Message, reactions: readonly Reaction[]): Message => {
    const next = { ...message, reactions };
    messageStore.put(next);
    return next;
  };

  return {
    add(message, emoji, user) {
      const existing = reactionOf(message, emoji);
      if (existing?.userIds.includes(user.id) === true) return;
      const channel = directory.channel(message.channel_id);
      if (isThread(channel) && channel.thread_metadata.archived) throw apiError('archivedThread');
      if (existing === undefined && message.reactions.length >= MAX_EMOJI) throw apiError('tooManyReactions');
      const next =
        existing === undefined
          ? [...message.reactions, { emoji, userIds: [user.id] }]
          : message.reactions.map(each =>
              each === existing ? { ...each, userIds: [...each.userIds, user.id] } : each,
            );
      const changed = store(message, next);
      events.emit({ kind: 'reaction_add', message: changed, emoji: existing?.emoji ?? emoji, user });
    },
    remove(message, emoji, user) {
      const existing = reactionOf(message, emoji);
      if (existing?.userIds.includes(user.id) !== true) return;
      const next = message.reactions
        .map(each =>
          each === existing ? { ...each, userIds: each.userIds.filter(id => id !== user.id) } : each,
        )
        .filter(each => each.userIds.length > 0);
      events.emit({ kind: 'reaction_remove', message: store(message, next), emoji: existing.emoji, user });
    },
    clear(message) {
      if (message.reactions.length === 0) return;
      events.emit({ kind: 'reaction_remove_all', message: store(message, []) });
    },
    clearEmoji(message, emoji) {
      const existing = reactionOf(message, emoji);
      if (existing === undefined) return;
      const rest = message.reactions.filter(each => each !== existing);
      events.emit({ kind: 'reaction_remove_emoji', message: store(message, rest), emoji: existing.emoji });
    },
  };
}
