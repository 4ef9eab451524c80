import { createCooldown, type Cooldown } from '../../core/message/cooldown.ts';
import { UserError } from '../../core/message/user-error.ts';
import { SECOND_MS } from '../../core/time/duration.ts';

/** Limits of one user: enough for someone who searches, too little to keep the bot busy. */
const WINDOW_MS = 10 * SECOND_MS;
const MAX_COMMANDS = 5;
/** Turning pages and saving is quicker than typing. */
const MAX_COMPONENT_USES = 20;

/** Counts the calls of each user; `now` is in ms since the epoch. Throws `UserError` for a user over the limit. */
export interface CallLimits {
  takeCommand(userId: string, now: number): void;
  takeComponentUse(userId: string, now: number): void;
}

/** Creates limits that hold for this process. */
export function createCallLimits(): CallLimits {
  const commands = createCooldown({ limit: MAX_COMMANDS, windowMs: WINDOW_MS });
  const componentUses = createCooldown({ limit: MAX_COMPONENT_USES, windowMs: WINDOW_MS });
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
    `That was a lot within ${WINDOW_MS / SECOND_MS} seconds. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
  );
}
