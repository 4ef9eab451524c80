import type { Client } from 'discord.js';
import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import type { PendingWork } from '../discord/interactions/pending-work.ts';
import { createReactionQueue, type ReactionQueue } from '../discord/reaction-queue.ts';
import { listenToReactions } from '../discord/reactions.ts';
import type { ReactionEvents } from './reactions.ts';

/** Real time, a log for what repeats in an outage, and the signal that ends all waits. */
export interface Wire {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Applies reactions as they arrive; one in a channel with a post that is not stored yet, once it is. What is not stored by the
 * time that `givenUp` is aborted never is.
 */
export function receiveReactions(
  client: Client,
  events: ReactionEvents,
  {
    now,
    postsUnderWay,
    givenUp,
    ...wire
  }: Wire & {
    readonly now: () => number;
    readonly postsUnderWay: PendingWork;
    readonly givenUp: AbortSignal;
  },
): ReactionQueue {
  const { log } = wire;
  const queue = createReactionQueue({
    async apply(event) {
      if (event.change !== 'cleared') await postsUnderWay.settled(event.channelId);
      await events.apply(event, givenUp);
    },
    onLost: () => events.lost(),
    ...wire,
  });
  listenToReactions(client, {
    now,
    onEvent(event) {
      events.received(event);
      queue.add(event);
    },
    onOwnReaction(reaction) {
      events
        .ownReaction(reaction)
        .catch((error: unknown) =>
          log.warn('own_reaction_not_stored', { message: reaction.messageId, error }),
        );
    },
  });
  return queue;
}
