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

/** Tells of every person's reaction, also on messages from before the last start; nothing is fetched for it. */
export function listenToReactions(
  client: Client,
  using: { now: () => number; log: Log; apply: (change: ReactionChange) => Promise<void> },
): void {
  const { now, log, apply } = using;

  async function tell(
    change: ReactionChange['change'],
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
  ): Promise<void> {
    const { emoji, message } = reaction;
    if (user.bot || user.id === client.user?.id || emoji.id !== null || emoji.name === null) return;
    const facts = { message: message.id, emoji: emoji.name, change, person: user.id };
    try {
      await apply({ change, messageId: message.id, userId: user.id, emoji: emoji.name, at: now() });
      log.debug('reaction applied', facts);
    } catch (error) {
      log.error('reaction not applied', { ...facts, error });
    }
  }

  client.on(Events.MessageReactionAdd, (reaction, user) => void tell('added', reaction, user));
  client.on(Events.MessageReactionRemove, (reaction, user) => void tell('removed', reaction, user));
}
