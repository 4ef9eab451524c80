import { PollLayoutType } from 'discord-api-types/v10';
import type { User } from '../state/guild.ts';
import type { Poll } from '../state/poll.ts';

/** Returns a poll as a user receives it (docs, "Poll Object", "Poll Results Object"). */
export function pollPayload(poll: Poll, reader: User) {
  return {
    question: { text: poll.question },
    answers: poll.answers.map(({ id, text, emoji }) => ({
      answer_id: id,
      poll_media: { text, ...(emoji === null ? {} : { emoji }) },
    })),
    expiry: new Date(poll.expiresAt).toISOString(),
    allow_multiselect: poll.allowsMultiselect,
    layout_type: PollLayoutType.Default,
    results: {
      is_finalized: poll.isFinalized,
      answer_counts: poll.answers.map(({ id, voterIds }) => ({
        id,
        count: voterIds.length,
        me_voted: voterIds.includes(reader.id),
      })),
    },
  };
}
