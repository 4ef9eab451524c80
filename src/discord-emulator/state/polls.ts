import { MessageType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { User } from './guild.ts';
import type { Message } from './message.ts';
import type { MessageStore } from './message-store.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT, messageReference } from './new-message.ts';
import { pollResultEmbed } from './poll.ts';
import type { Poll } from './poll.ts';

/** A message that has a poll. */
export type PollMessage = Message & { readonly poll: Poll };

/** Votes in polls and ends them. Permissions are checked by the callers. */
export interface Polls {
  /**
   * Replaces the votes of a user; no answers removes them.
   * @throws ApiError 520001 if the poll has ended, 520000 for several answers where one is allowed or an unknown answer
   */
  vote(message: PollMessage, answerIds: readonly number[], user: User): void;
  /** Ends a poll at once (docs, "End Poll"). Has no effect on one that has ended. */
  end(message: PollMessage): PollMessage;
  /** Ends the polls whose time is over. */
  endDue(): void;
}

/** Returns a message that has a poll; undefined for another message. */
export function asPollMessage(message: Message): PollMessage | undefined {
  return message.poll === undefined ? undefined : { ...message, poll: message.poll };
}

/** Creates the polls of a world. */
export function createPolls(options: {
  readonly messageStore: MessageStore;
  readonly messages: Messages;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly now: () => number;
}): Polls {
  const { messageStore, messages, directory, events, now } = options;
  /** When each open poll ends, by its message. */
  const ends = new Map<string, number>();
  const remember = (message: Message): void => {
    if (message.poll?.isFinalized === false) ends.set(message.id, message.poll.expiresAt);
  };
  for (const each of messageStore.all()) remember(each);
  events.subscribe(event => {
    if (event.kind === 'message_create') remember(event.message);
    if (event.kind === 'message_delete') ends.delete(event.message.id);
  });

  const find = (id: string): PollMessage | undefined => {
    const message = messageStore.find(id);
    return message === undefined ? undefined : asPollMessage(message);
  };

  const finalize = (message: PollMessage, expiresAt: number): PollMessage => {
    ends.delete(message.id);
    const ended = { ...message, poll: { ...message.poll, expiresAt, isFinalized: true } };
    messageStore.put(ended);
    events.emit({ kind: 'message_update', message: ended });
    messages.create({
      channel: directory.channel(message.channel_id),
      author: message.author,
      draft: { ...EMPTY_DRAFT, embeds: [pollResultEmbed(ended.poll)] },
      files: [],
      system: { type: MessageType.PollResult, reference: messageReference(message) },
    });
    return ended;
  };

  return {
    vote(message, answerIds, user) {
      const { poll } = message;
      if (poll.isFinalized || poll.expiresAt <= now()) throw apiError('pollExpired');
      throwIfInvalidVote(poll, answerIds);
      const changed = poll.answers.filter(
        each => each.voterIds.includes(user.id) !== answerIds.includes(each.id),
      );
      const next = {
        ...message,
        poll: {
          ...poll,
          answers: poll.answers.map(each => withVote(each, answerIds.includes(each.id), user)),
        },
      };
      messageStore.put(next);
      // A vote that is replaced is removed first.
      const [removed, added] = [true, false].map(had =>
        changed.filter(each => each.voterIds.includes(user.id) === had),
      );
      for (const { id } of removed ?? [])
        events.emit({ kind: 'poll_vote_remove', message: next, answerId: id, user });
      for (const { id } of added ?? [])
        events.emit({ kind: 'poll_vote_add', message: next, answerId: id, user });
    },
    end: message => (message.poll.isFinalized ? message : finalize(message, now())),
    endDue() {
      for (const [id, expiresAt] of ends) {
        if (expiresAt > now()) continue;
        ends.delete(id);
        const message = find(id);
        if (message !== undefined) finalize(message, expiresAt);
      }
    },
  };
}

function withVote<A extends Poll['answers'][number]>(answer: A, isChosen: boolean, user: User): A {
  const others = answer.voterIds.filter(id => id !== user.id);
  if (!isChosen) return { ...answer, voterIds: others };
  return answer.voterIds.includes(user.id) ? answer : { ...answer, voterIds: [...others, user.id] };
}

function throwIfInvalidVote({ answers, allowsMultiselect }: Poll, answerIds: readonly number[]): void {
  const isKnown = answerIds.every(id => answers.some(each => each.id === id));
  const isSingle = new Set(answerIds).size <= 1;
  if (!isKnown || (!allowsMultiselect && !isSingle)) throw apiError('pollVotingBlocked');
}
