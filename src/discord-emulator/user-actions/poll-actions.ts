import { asPollMessage } from '../state/polls.ts';
import type { PollMessage } from '../state/polls.ts';
import type { World } from '../state/world.ts';
import { displayName, findUserByReference, visibleMessage } from './location.ts';
import { UserActionError } from './user-action-error.ts';

/** Actions on polls. */
export interface PollActions {
  /** Chooses answers of a poll by their numbers, in place of the user's earlier choice; none takes the vote back. */
  votePoll(user: string, messageId: string, answerIds: readonly number[]): void;
}

/** Creates the actions. */
export function createPollActions(world: World): PollActions {
  return {
    votePoll(userName, messageId, answerIds) {
      const user = findUserByReference(world, userName);
      world.polls.endDue();
      const message: PollMessage | undefined = asPollMessage(visibleMessage(world, user, messageId));
      if (message === undefined) throw new UserActionError('This message has no poll');
      if (message.poll.isFinalized) {
        throw new UserActionError(`The poll has ended, so ${displayName(user)} cannot vote`);
      }
      world.polls.vote(message, answerIds, user);
    },
  };
}
