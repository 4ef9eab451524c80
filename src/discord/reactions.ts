import {
  Events,
  type Client,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  type User,
} from 'discord.js';
import type { Log } from '../core/log.ts';
import type { ReactionChange } from '../usecases/apply-reaction.ts';

/** Applies every user's reactions, also on messages from before the last start; nothing is fetched. */
export function listenToReactions(
  client: Client,
  using: { now: () => number; log: Log; apply: (change: ReactionChange) => Promise<void> },
): void {
  const { now, log, apply } = using;

  async function handle(
    change: ReactionChange['change'],
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
  ): Promise<void> {
    const { emoji, message } = reaction;
    if (user.bot || user.id === client.user?.id || emoji.id !== null || emoji.name === null) return;
    const fields = { message: message.id, emoji: emoji.name, change, person: user.id };
    try {
      await apply({ change, messageId: message.id, userId: user.id, emoji: emoji.name, at: now() });
      log.debug('reaction_applied', fields);
    } catch (error) {
      log.error('reaction_failed', { ...fields, error });
    }
  }

  client.on(Events.MessageReactionAdd, (reaction, user) => void handle('added', reaction, user));
  client.on(Events.MessageReactionRemove, (reaction, user) => void handle('removed', reaction, user));
}
