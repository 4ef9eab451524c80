import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';
import type { LocalDate } from '../schedule/schedule.ts';
import type { Weekday } from '../time/weekdays.ts';

/** Clubs of a server at most: each asks its members to vote every week. */
export const MAX_CLUBS_PER_SERVER = 5;

/** Papers to choose from at most, as many as a poll has answers (docs, "Poll Create Request Object"). */
export const MAX_CANDIDATES = 10;

/** How the paper of a week is chosen: by a vote of the members, or the one that they voted for and saved most. */
export type ClubPick = 'poll' | 'most_voted';

/** A reading club: it meets once a week, in a thread under the post of the paper that was chosen. */
export interface Club {
  readonly id: number;
  readonly guildId: string;
  /** The text channel where it posts. */
  readonly channelId: string;
  readonly weekday: Weekday;
  /** `HH:MM`, the time of day when it meets in `timezone`. */
  readonly time: string;
  readonly timezone: string;
  readonly pick: ClubPick;
  /** The user who created it; `null` if they had their data deleted. */
  readonly createdBy: string | null;
  /** ms since the epoch */
  readonly createdAt: number;
}

/**
 * `planned` until its vote opens, `voting` until its paper is announced, `announced` until its meeting has ended. The others are
 * final: `skipped` has had no meeting.
 */
export type RoundState = 'planned' | 'voting' | 'announced' | 'closed' | 'skipped';

/**
 * `creating`: a process has claimed it. `given_up`: there is none, and none is tried any more; `ClubRound.problem` says why.
 */
export type ClubEventState = 'pending' | 'creating' | 'created' | 'given_up';

/** One week of a club. Instants are ms since the epoch. */
export interface ClubRound {
  readonly id: number;
  readonly clubId: number;
  readonly guildId: string;
  /** The local date of its meeting, which no other round of the club has. */
  readonly meetingOn: LocalDate;
  readonly meetingAt: number;
  readonly state: RoundState;
  /** How members vote: in Discord's poll or, where the bot may not send polls, by buttons; `null` without a vote. */
  readonly voteKind: 'poll' | 'buttons' | null;
  /** The message with the vote; `null` until it is posted. */
  readonly voteMessageId: string | null;
  /** Its paper, by its position among the candidates. */
  readonly winnerPosition: number | null;
  readonly announcedAt: number | null;
  /** The thread where it meets; `null` until it exists. */
  readonly threadId: string | null;
  readonly eventState: ClubEventState;
  /** Discord's id of its scheduled event. */
  readonly eventId: string | null;
  readonly isReminded: boolean;
  /** Why it has no poll, no event or no meeting, for `/club list`. */
  readonly problem: string | null;
}

/** What changes of a round. */
export type RoundChange = Partial<
  Pick<
    ClubRound,
    | 'state'
    | 'voteKind'
    | 'voteMessageId'
    | 'winnerPosition'
    | 'announcedAt'
    | 'threadId'
    | 'eventState'
    | 'eventId'
    | 'isReminded'
    | 'problem'
  >
>;

/** A round to plan. */
export type NewRound = Pick<ClubRound, 'meetingOn' | 'meetingAt'> & {
  /** When its first step is due, ms since the epoch. */
  readonly dueAt: number;
};

/** A club with its current round, and with its last one that has ended. */
export interface ClubOverview {
  readonly club: Club;
  readonly round: ClubRound | undefined;
  readonly lastRound: ClubRound | undefined;
}

/** That a club of a server has read a paper, or will at its next meeting. */
export interface ClubReading extends Pick<ClubRound, 'guildId' | 'meetingAt' | 'threadId'> {
  readonly state: 'announced' | 'closed';
  /** The channel of the club. */
  readonly channelId: string;
}

/** The reading clubs of all servers. */
export interface ClubStore {
  create(club: Omit<Club, 'id'>, first: NewRound): Promise<Club>;
  get(id: number): Promise<Club | undefined>;
  /** Returns the clubs of a server, the first created first. */
  ofGuild(guildId: string): Promise<readonly ClubOverview[]>;
  /** Deletes a club of a server with its rounds. Returns whether there was one. */
  delete(guildId: string, id: number): Promise<boolean>;
  round(id: number): Promise<ClubRound | undefined>;
  /** Returns the rounds whose next step is due, the one due longest first; `guilds`: of some servers. */
  due(
    now: number,
    options: { readonly guilds?: SnowflakeShare; readonly limit: number },
  ): Promise<ClubRound[]>;
  /** Returns when the next step of any round is due; `undefined` without any. */
  nextDueAt(): Promise<number | undefined>;
  /**
   * Changes a round that is still as `round` says: in its state, and with its reminder and event. Returns false, and changes
   * nothing, if another process has changed it or it was deleted. `dueAt`: when its next step is due; `null` for never.
   */
  advance(round: ClubRound, change: RoundChange, dueAt: number | null): Promise<boolean>;
  /**
   * Claims the creation of the scheduled event of a round until an instant, when its next step is due. Returns false, and changes
   * nothing, if another process has claimed it, or there is nothing to create any more.
   */
  claimEvent(roundId: number, now: number, until: number): Promise<boolean>;
  /** Returns whether no other process has claimed the event since the claim until that instant, and the round is not deleted. */
  holdsEvent(roundId: number, until: number): Promise<boolean>;
  /**
   * Records what was posted for a round, whatever its state; has no effect if it was deleted. Its next step is due at `now`, or
   * when the claim of its event ends.
   */
  notePosted(
    roundId: number,
    posted: Pick<RoundChange, 'voteMessageId' | 'threadId'>,
    now: number,
  ): Promise<void>;
  /** Sets when the next step of a round is due, ms since the epoch. */
  postpone(roundId: number, dueAt: number): Promise<void>;
  /** Adds the next round of a club; has no effect if it has one on that date. */
  plan(club: Pick<Club, 'id' | 'guildId'>, next: NewRound): Promise<void>;
  /** Stores the candidates of a round, in the order that they are shown in. */
  setCandidates(roundId: number, paperIds: readonly PaperId[]): Promise<void>;
  /** Returns the candidates by their position, from 0; papers that were removed are absent. */
  candidates(roundId: number): Promise<ReadonlyMap<number, PaperId>>;
  /** Returns the readings of a paper by the clubs of a server, the newest first. */
  readings(guildId: string, paperId: PaperId): Promise<readonly ClubReading[]>;
  /** Returns the papers that a club has read. */
  readPapers(clubId: number): Promise<ReadonlySet<PaperId>>;
  /** Records the vote of a user by a button, in place of an earlier one. Returns false, and changes nothing, if the vote is over. */
  vote(roundId: number, userId: string, position: number, at: number): Promise<boolean>;
  /** Returns the papers that members shared through the bot in a thread of a server since an instant, the first one first. */
  sharedPapers(guildId: string, threadId: string, since: number): Promise<readonly PaperId[]>;
  /** Returns how many users voted for each candidate by a button. */
  votes(roundId: number): Promise<ReadonlyMap<number, number>>;
}
