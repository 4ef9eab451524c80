import type { Cooldown } from '../../core/message/cooldown.ts';
import { UserError } from '../../core/message/user-error.ts';
import { CALL_WINDOW_MS, type UserCooldowns } from '../../core/message/user-cooldowns.ts';
import { SECOND_MS } from '../../core/time/duration.ts';

/** Counts the calls of each user; `now` is in ms since the epoch. Throws `UserError` for a user over the limit. */
export interface CallLimits {
  takeCommand(userId: string, now: number): void;
  takeComponentUse(userId: string, now: number): void;
}

/** Creates limits over cooldowns. */
export function createCallLimits({
  commands,
  componentUses,
}: Pick<UserCooldowns, 'commands' | 'componentUses'>): CallLimits {
  return {
    takeCommand: (userId, now) => take(commands, userId, now),
    takeComponentUse: (userId, now) => take(componentUses, userId, now),
  };
}

function take(cooldown: Cooldown, userId: string, now: number): void {
  const result = cooldown.take(userId, now);
  if (result.ok) return;
  const seconds = Math.ceil(result.waitMs / SECOND_MS);
  throw new UserError(
    `That was a lot within ${CALL_WINDOW_MS / SECOND_MS} seconds. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
  );
}
