import { UserError } from '../src/core/message/user-error.ts';

/** Returns the error for a call that gives an option and clears its setting at once. */
export function clearConflict(option: string): UserError {
  return new UserError(`Give ${option} or clear it, not both.`);
}
