import { refuse } from '../api-error.ts';
import type { Emoji } from '../validation/emoji.ts';
import { emojiKey } from '../validation/emoji.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import { isThread } from './guild.ts';
import type { Message, Reaction } from './message.ts';
import type { MessageArchive } from './message-archive.ts';

/** Distinct emoji on one message (docs, "Create Reaction"; code 30010). */
const MAX_EMOJI = 20;

/** Puts emoji on messages and takes them away. All can be repeated without effect. */
export interface Reactions {
  /**
   * @throws ApiError 30010 at the twenty-first emoji, 50083 in an archived thread (docs, "Threads": it has to be
   * unarchived first)
   */
  add(message: Message, emoji: Emoji, user: User): void;
  remove(message: Message, emoji: Emoji, user: User): void;
  clear(message: Message): void;
  clearEmoji(message: Message, emoji: Emoji): void;
}

/** The reaction with an emoji on a message, if there is one. */
export function reactionOf(message: Message, emoji: Emoji): Reaction | undefined {
  return message.reactions.find(each => emojiKey(each.emoji) === emojiKey(emoji));
}

/** Makes the reactions of a world. */
export function createReactions(
  archive: MessageArchive,
  directory: Pick<Directory, 'channel'>,
  events: EventStream,
): Reactions {
  const store = (message: Message, reactions: readonly Reaction[]): Message => {
    const next = { ...message, reactions };
    archive.put(next);
    return next;
  };

  return {
    add(message, emoji, user) {
      const there = reactionOf(message, emoji);
      if (there?.userIds.includes(user.id) === true) return;
      const channel = directory.channel(message.channel_id);
      if (isThread(channel) && channel.thread_metadata.archived) throw refuse('archivedThread');
      if (there === undefined && message.reactions.length >= MAX_EMOJI) throw refuse('tooManyReactions');
      const next =
        there === undefined
          ? [...message.reactions, { emoji, userIds: [user.id] }]
          : message.reactions.map(each =>
              each === there ? { ...each, userIds: [...each.userIds, user.id] } : each,
            );
      const changed = store(message, next);
      events.emit({ kind: 'reaction_add', message: changed, emoji: there?.emoji ?? emoji, user });
    },
    remove(message, emoji, user) {
      const there = reactionOf(message, emoji);
      if (there?.userIds.includes(user.id) !== true) return;
      const next = message.reactions
        .map(each =>
          each === there ? { ...each, userIds: each.userIds.filter(id => id !== user.id) } : each,
        )
        .filter(each => each.userIds.length > 0);
      events.emit({ kind: 'reaction_remove', message: store(message, next), emoji: there.emoji, user });
    },
    clear(message) {
      if (message.reactions.length === 0) return;
      events.emit({ kind: 'reaction_remove_all', message: store(message, []) });
    },
    clearEmoji(message, emoji) {
      const there = reactionOf(message, emoji);
      if (there === undefined) return;
      const rest = message.reactions.filter(each => each !== there);
      events.emit({ kind: 'reaction_remove_emoji', message: store(message, rest), emoji: there.emoji });
    },
  };
}
