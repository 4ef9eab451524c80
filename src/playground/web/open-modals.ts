import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { User } from '../../discord-emulator/state/guild.ts';

/** The modals that pages show and have not sent off. */
export interface OpenModals {
  keep(outcome: Outcome): void;
  /** The outcome that showed a modal to this person. @throws ActorError when it is not there any more */
  find(interactionId: string, user: User): Outcome;
  /** It was sent off, and answered. */
  close(interactionId: string): void;
}

/** A modal that was not sent off leaves no trace, so that only the latest are kept. */
const MAX_OPEN_MODALS = 200;

/** Makes it, with none open. */
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
        throw new UserActionError('That form is open no longer: call for it again');
      }
      return outcome;
    },
    close(interactionId) {
      outcomes.delete(interactionId);
    },
  };
}
