import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { User } from '../../discord-emulator/state/guild.ts';

/** The modals that pages show and have not submitted. */
export interface OpenModals {
  keep(outcome: Outcome): void;
  /** Returns the outcome that opened a user's modal. @throws UserActionError if it is no longer open */
  find(interactionId: string, user: User): Outcome;
  /** Removes a modal after it was submitted and the app has responded. */
  close(interactionId: string): void;
}

/** Only the latest are kept, because a page does not report a cancelled modal. */
const MAX_OPEN_MODALS = 200;

/** Creates an empty set. */
export function createOpenModals(): OpenModals {
  const outcomes = new Map<string, Outcome>();
  return {
    keep(outcome) {
      outcomes.set(outcome.interaction.id, outcome);
      for (const oldest of [...outcomes.keys()].slice(0, -MAX_OPEN_MODALS)) outcomes.delete(oldest);
    },
    find(interactionId, user) {
      const outcome = outcomes.get(interactionId);
      if (outcome === undefined || outcome.interaction.user.id !== user.id) {
        throw new UserActionError('This form is no longer open. Open it again.');
      }
      return outcome;
    },
    close(interactionId) {
      outcomes.delete(interactionId);
    },
  };
}
