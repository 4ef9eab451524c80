import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { VOTE_EMOJI } from '../../core/message/reaction.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { button } from './components.ts';

/** What a vote button shows. */
export interface VoteButtonOptions {
  readonly votes?: number;
  /** Whether the only reader of the message has voted. */
  readonly hasVoted?: boolean;
  /** The emoji that votes in the server. */
  readonly voteEmoji?: string;
}

/** Returns the button that votes for a paper, or takes the vote back. */
export function voteButton(
  paperId: PaperId,
  { votes = 0, hasVoted = false, voteEmoji = VOTE_EMOJI }: VoteButtonOptions = {},
): APIButtonComponentWithCustomId {
  return button(customId('vote', paperId), {
    label: voteLabel(votes, hasVoted),
    emoji: voteEmoji,
    ...(hasVoted ? { done: true } : {}),
  });
}

/** Returns the label of a vote button: the number of votes, if there are any. */
export function voteLabel(votes: number, hasVoted = false): string {
  const number = votes === 0 ? '' : votes.toLocaleString('en-GB');
  return hasVoted ? `Voted ✓ ${number}`.trim() : number || 'Vote';
}
