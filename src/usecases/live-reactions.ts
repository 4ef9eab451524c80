import { normalizeEmoji } from '../core/message/reaction.ts';
import type { ReactionEvent } from './apply-reaction.ts';

/**
 * Passes on reactions the moment they arrive, before they are stored: what was read from Discord before is out of date for
 * them.
 */
export interface LiveReactions {
  received(event: ReactionEvent): void;
  /** Calls back with each event; returns a function that ends this. */
  listen(onEvent: (event: ReactionEvent) => void): () => void;
}

export function createLiveReactions(): LiveReactions {
  const listeners = new Set<(event: ReactionEvent) => void>();
  return {
    received(event) {
      for (const onEvent of listeners) onEvent(event);
    },
    listen(onEvent) {
      listeners.add(onEvent);
      return () => void listeners.delete(onEvent);
    },
  };
}

/** The reactions on one message that changed while it was watched. */
export interface ReactionWatch {
  /** Returns whether a user's reaction changed; the emoji is compared without its presentation selector. */
  hasChanged(userId: string, emoji: string): boolean;
  /** Whether a moderator cleared reactions. */
  readonly wasCleared: boolean;
  close(): void;
}

/** Watches a message from now on. */
export function watchReactions(live: LiveReactions, messageId: string): ReactionWatch {
  const changed = new Set<string>();
  let wasCleared = false;
  const close = live.listen(event => {
    if (event.messageId !== messageId) return;
    if (event.change === 'cleared') wasCleared = true;
    else changed.add(keyOf(event.userId, event.emoji));
  });
  return {
    hasChanged: (userId, emoji) => changed.has(keyOf(userId, emoji)),
    get wasCleared() {
      return wasCleared;
    },
    close,
  };
}

function keyOf(userId: string, emoji: string): string {
  return `${userId} ${normalizeEmoji(emoji)}`;
}
