import { displayName } from '../message/user.ts';
import type { User } from '../message/user.ts';

/** How long “is typing…” is shown after a typing event (docs, "Trigger Typing Indicator": 10 s). */
const TYPING_MS = 10_000;

/** The users who are typing; at most one for each channel. */
export interface TypingUsers {
  /** Returns the names of the users who are typing in a channel. */
  namesIn(channelId: string): readonly string[];
  start(channelId: string, user: User): void;
  stop(channelId: string): void;
}

/** Creates an empty state. @param onEnd called when the time of a typing event is over */
export function createTypingUsers(onEnd: () => void): TypingUsers {
  const typing = new Map<string, { readonly name: string; readonly endsAt: number }>();
  return {
    namesIn(channelId) {
      const found = typing.get(channelId);
      return found === undefined || found.endsAt <= performance.now() ? [] : [found.name];
    },
    start(channelId, user) {
      typing.set(channelId, { name: displayName(user), endsAt: performance.now() + TYPING_MS });
      setTimeout(onEnd, TYPING_MS);
    },
    stop(channelId) {
      typing.delete(channelId);
    },
  };
}
