import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';
import type { LocalDate } from '../schedule/schedule.ts';
import { DAY_MS, MINUTE_MS } from '../time/duration.ts';

/** Open nominations of a member in a server: more would bury the curators' channel. */
export const MAX_OPEN_NOMINATIONS = 10;

/** How long a member cannot nominate a paper again that they took back, ms: each time posts a message to the curators. */
export const RENOMINATION_WAIT_MS = 10 * MINUTE_MS;

/** Characters of the line that comes with a submitted paper: one or two lines on a phone. */
export const MAX_LINE_LENGTH = 150;

/** How long a nomination waits for a curator, ms: some look in once a week. Then it is withdrawn, and makes room for others. */
export const NOMINATION_TTL_MS = 7 * DAY_MS;

/**
 * `nominated` waits for a curator; one that no curator decided on in time, or that its member took back, is `withdrawn`, and can be
 * made again.
 */
export type SubmissionState = 'nominated' | 'accepted' | 'refused' | 'withdrawn';

/** Where a message is. */
export interface MessagePlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** A paper that a member put on a server's list of the day, or nominated for it. A server has at most one of each paper. */
export interface Submission {
  readonly guildId: string;
  readonly paperId: PaperId;
  readonly submittedBy: string;
  /** Why, in the member's words; plain text of one line. */
  readonly line: string | null;
  readonly state: SubmissionState;
  /** ms since the epoch */
  readonly submittedAt: number;
  /** The day whose list has it, in the server's time zone; `null` unless it is accepted. */
  readonly day: LocalDate | null;
  /** The curator who decided; `null` while it is open, or if it was withdrawn. */
  readonly decidedBy: string | null;
  /** When it was decided or withdrawn, ms since the epoch. */
  readonly decidedAt: number | null;
  /** A line of that curator, shown beside the member's without a name. */
  readonly curatorLine: string | null;
  /** The message that asks the curators; `null` until it is posted, and for a curator's own. */
  readonly message: MessagePlace | null;
}

/** Returns whether a submission was withdrawn by its member, rather than because no curator decided in time. */
export function isTakenBack({
  state,
  submittedAt,
  decidedAt,
}: Pick<Submission, 'state' | 'submittedAt' | 'decidedAt'>): boolean {
  return state === 'withdrawn' && decidedAt !== null && decidedAt <= submittedAt + NOMINATION_TTL_MS;
}

/** Returns the key of the delivery that asks the curators about a nomination, once each time that it is made. */
export function nominationKey({
  guildId,
  paperId,
  submittedAt,
}: Pick<Submission, 'guildId' | 'paperId' | 'submittedAt'>): string {
  return `desk:nomination:${guildId}:${paperId}:${submittedAt}`;
}

/** A submitted paper, before it is decided. */
export type NewSubmission = Pick<Submission, 'guildId' | 'paperId' | 'submittedBy' | 'line' | 'submittedAt'>;

/** What a curator decided, and when (ms since the epoch). */
export interface SubmissionDecision {
  readonly state: 'accepted' | 'refused';
  readonly by: string;
  readonly at: number;
  /** The list that gets it, if it is accepted. */
  readonly day: LocalDate | null;
  /** See `Submission.curatorLine`. */
  readonly line?: string | null;
}

/** The submitted papers of all servers. */
export interface SubmissionStore {
  get(guildId: string, paperId: PaperId): Promise<Submission | undefined>;
  /** Returns the submissions of some papers in a server, by the paper's id. */
  of(guildId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Submission>>;
  /** Stores a nomination; replaces a decided submission of the paper. Has no effect on one that is open. */
  nominate(submission: NewSubmission): Promise<void>;
  /** Decides an open submission. Returns false, and changes nothing, if there is none: it was decided before. */
  decide(guildId: string, paperId: PaperId, decision: SubmissionDecision): Promise<boolean>;
  /** Changes the member's line, which the message of the submission does not show yet. */
  setLine(guildId: string, paperId: PaperId, line: string): Promise<void>;
  /** Deletes an open submission about which curators could not be asked. */
  withdraw(guildId: string, paperId: PaperId): Promise<void>;
  /**
   * Withdraws a submission of this member that is open, or that they accepted as a curator. Returns whether it was. `at`: ms since
   * the epoch.
   */
  takeBack(guildId: string, paperId: PaperId, userId: string, at: number): Promise<boolean>;
  /** Withdraws the open submissions from before an instant. Both in ms since the epoch. */
  withdrawOlder(submittedBefore: number, at: number): Promise<void>;
  /** Sets `Submission.message`. */
  setMessage(guildId: string, paperId: PaperId, message: MessagePlace): Promise<void>;
  /** Opens a submission again that this curator accepted or declined. Returns whether it was. */
  reopen(guildId: string, paperId: PaperId, by: string): Promise<boolean>;
  /**
   * Returns submissions in some servers that were changed, decided, withdrawn or opened again and whose message does not show that
   * yet; `after`: the last one of the page before.
   */
  unshown(page: {
    readonly guilds?: SnowflakeShare | undefined;
    readonly after?: Pick<Submission, 'guildId' | 'paperId' | 'submittedAt' | 'decidedAt'> | undefined;
    readonly limit: number;
  }): Promise<Submission[]>;
  /** Records that the message of a submission shows it as it was given, or cannot. Has no effect if it was changed since. */
  setShown(shown: Pick<Submission, 'guildId' | 'paperId' | 'decidedAt' | 'line'>): Promise<void>;
  /** Counts the nominations of a member in a server that are open, or were taken back after an instant (ms since the epoch). */
  countOpen(guildId: string, userId: string, takenBackAfter: number): Promise<number>;
  /** Returns the papers that a server's list of a day has, the first accepted first. */
  acceptedOn(guildId: string, day: LocalDate): Promise<Submission[]>;
  /** Returns the papers that a server's lists since a day have, the first accepted first. */
  acceptedSince(guildId: string, day: LocalDate): Promise<Submission[]>;
}
