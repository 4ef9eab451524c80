import type { ThreadReader } from '../discussion/thread-events.ts';

/** Whether the bot may do in Discord what clubs need, as far as it is known at this moment. */
export interface ClubAccess {
  /** Returns whether a channel is one for messages, with threads under them: no forum, thread or voice channel. */
  isTextChannel(channelId: string): boolean;
  canSendPolls(channelId: string): boolean;
  /** Returns whether the bot may create scheduled events in a server. */
  canCreateEvents(guildId: string): boolean;
  /** Returns false if it is known that the bot may not post in the threads of a channel; otherwise only a request shows it. */
  canPostInThreads(channelId: string): boolean;
  /** Returns true if the same roles see two channels. */
  haveSameViewers(channelId: string, otherId: string): boolean;
}

/** The votes in a poll by the position of the answer, from 0. */
export interface PollResult {
  /** Whether the votes have been counted precisely, which takes Discord some time after the end. */
  readonly isFinal: boolean;
  readonly votes: ReadonlyMap<number, number>;
}

/** A scheduled event outside of Discord. */
export interface ClubEvent {
  /** Identifies it in its description. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** ms since the epoch */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Where it takes place: the address of a thread. */
  readonly location: string;
}

/** The requests to Discord of clubs, besides their messages. They throw `SendError`. */
export interface ClubDiscord extends Pick<ThreadReader, 'thread'> {
  /** Ends a poll, if it has not ended, and returns its votes; `undefined` if the message is gone. */
  endPoll(channelId: string, messageId: string): Promise<PollResult | undefined>;
  /** Takes the buttons of a vote from its message; has no effect if the message is gone. */
  endButtonVote(channelId: string, messageId: string): Promise<void>;
  /** Returns the id of the bot's event that has a key. */
  findEvent(guildId: string, key: string): Promise<string | undefined>;
  /** Creates an event and returns its id; repeated, there are two. */
  createEvent(guildId: string, event: ClubEvent): Promise<string>;
  /** Deletes an event; has no effect if it is gone. */
  deleteEvent(guildId: string, eventId: string): Promise<void>;
}
