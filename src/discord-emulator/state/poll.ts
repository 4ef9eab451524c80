import { EmbedType } from 'discord-api-types/v10';
import type { Emoji } from '../validation/emoji.ts';
import type { Embed } from '../validation/embed.ts';
import type { PollDraft } from '../validation/poll.ts';

/** An answer of a poll and the users who chose it, in the order of their votes. */
export interface PollAnswer {
  /** From 1 on, in the order of the request (docs, "Poll Answer Object"). */
  readonly id: number;
  readonly text: string;
  readonly emoji: Emoji | null;
  readonly voterIds: readonly string[];
}

/** A poll of a message (docs, "Poll Object"). */
export interface Poll {
  readonly question: string;
  readonly answers: readonly PollAnswer[];
  /** Time it ends; ms since the epoch, UTC. */
  readonly expiresAt: number;
  readonly allowsMultiselect: boolean;
  /** True once the votes have been counted at its end. */
  readonly isFinalized: boolean;
}

const HOUR_MS = 3_600_000;

/** Returns a new poll without votes. @param now ms since the epoch, UTC */
export function createPoll(draft: PollDraft, now: number): Poll {
  return {
    question: draft.question,
    answers: draft.answers.map(({ text, emoji }, index) => ({
      id: index + 1,
      text,
      emoji: emoji ?? null,
      voterIds: [],
    })),
    expiresAt: now + draft.durationHours * HOUR_MS,
    allowsMultiselect: draft.allowsMultiselect,
    isFinalized: false,
  };
}

function mostVotes(answers: readonly PollAnswer[]): number {
  return answers.reduce((most, { voterIds }) => Math.max(most, voterIds.length), 0);
}

/** Returns the answer with the most votes; undefined without votes and for a tie. */
function winnerOf({ answers }: Poll): PollAnswer | undefined {
  const most = mostVotes(answers);
  const [first, second] = answers.filter(each => each.voterIds.length === most);
  return most === 0 || second !== undefined ? undefined : first;
}

/** Returns the embed of the message about a poll's result (docs, "Poll Result Embed Fields"). */
export function pollResultEmbed(poll: Poll): Embed & { readonly type: EmbedType.PollResult } {
  const winner = winnerOf(poll);
  const most = mostVotes(poll.answers);
  const total = poll.answers.reduce((sum, each) => sum + each.voterIds.length, 0);
  const fields = {
    poll_question_text: poll.question,
    victor_answer_votes: String(most),
    total_votes: String(total),
    ...(winner === undefined ? {} : { victor_answer_id: String(winner.id), victor_answer_text: winner.text }),
  };
  return {
    type: EmbedType.PollResult,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value, inline: false })),
  };
}
