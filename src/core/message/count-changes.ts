import type { PaperId } from '../paper/paper.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/duration.ts';
import type { PostedMessage } from './posted.ts';
import type { SnowflakeShare } from './snowflake-share.ts';

/** Several reactions at once become one edit, ms. */
const EDIT_DELAY_MS = SECOND_MS;

/** A message is edited at most once in this time, ms: Discord takes five edits of a channel in five seconds. */
const EDIT_INTERVAL_MS = 5 * SECOND_MS;

/** Discord limits the edits of messages that are older than this (error 30046), ms. */
const OLD_MESSAGE_MS = HOUR_MS;

/** An old message is edited at most once in this time, ms. */
const OLD_EDIT_INTERVAL_MS = HOUR_MS;

/** An old message on which a button was pressed is edited at most once in this time, ms. */
const PRESSED_EDIT_INTERVAL_MS = MINUTE_MS;

/** Returns when the counts on a message are to be edited that changed at `changedAt`; all in ms since the epoch. */
export function countEditDueAt({
  postedAt,
  editedAt,
  changedAt,
  wasPressed = false,
  plannedAt = null,
  notBefore = null,
}: {
  readonly postedAt: number;
  /** When its counts were edited last. */
  readonly editedAt: number | null;
  readonly changedAt: number;
  /** Whether a button on this message changed them. */
  readonly wasPressed?: boolean;
  /** When they are to be edited anyway. */
  readonly plannedAt?: number | null;
  /** Until when Discord takes no edit of the message. */
  readonly notBefore?: number | null;
}): number {
  const isOld = changedAt - postedAt >= OLD_MESSAGE_MS;
  const oldInterval = wasPressed ? PRESSED_EDIT_INTERVAL_MS : OLD_EDIT_INTERVAL_MS;
  const interval = isOld ? oldInterval : EDIT_INTERVAL_MS;
  const delayedAt = changedAt + EDIT_DELAY_MS;
  const dueAt = editedAt === null ? delayedAt : Math.max(delayedAt, editedAt + interval);
  const soonestAt = Math.min(dueAt, plannedAt ?? dueAt);
  return notBefore === null ? soonestAt : Math.max(soonestAt, notBefore);
}

/** A message whose counts have changed. */
export interface CountChange extends Pick<PostedMessage, 'messageId'> {
  /** How often its counts had changed when this was read. */
  readonly changes: number;
}

/** The messages in servers on which counts have changed, until they were edited. Instants are ms since the epoch. */
export interface CountChangeStore {
  /** Marks the messages of a server that show some papers: in the transaction that changes a vote, a save or a comment. */
  mark(guildId: string, paperIds: readonly PaperId[], at: number): Promise<void>;
  /** Marks a message on which a button was pressed: it is edited soon, also if it is old. */
  pressed(messageId: string, at: number): Promise<void>;
  /** Returns messages that are due, the longest due first: those of a share of the servers, and others that are late. */
  due(query: {
    readonly now: number;
    readonly guilds: SnowflakeShare;
    readonly limit: number;
  }): Promise<CountChange[]>;
  /** Returns when a message is due next; `undefined` if none is. */
  nextDueAt(): Promise<number | undefined>;
  /** Records that the counts of a change are shown; what changed since then is due later. */
  settle(change: CountChange & Pick<PostedMessage, 'postedAt'>, at: number): Promise<void>;
  /** Sets when a message is due again of which Discord takes no edit until then: no change brings it forward. */
  holdBack(messageId: string, until: number): Promise<void>;
  /** Sets when a message that could not be edited is due again, if its counts do not change before. */
  postpone(messageId: string, dueAt: number): Promise<void>;
  /** Forgets the change on a message that cannot be edited. */
  forget(messageId: string): Promise<void>;
}
