import type { Chart } from '../chart/chart.ts';
import type { ReactionEmoji } from '../message/reaction.ts';
import type { PaperId } from '../paper/paper.ts';
import type { LayoutMarks } from '../schedule/layout-marks.ts';

/** The last four are final. */
export type DeliveryState =
  /** Not attempted yet. */
  | 'pending'
  /** Attempted: it may already be in the channel. */
  | 'sending'
  /** It cannot be determined whether it was posted, so it is not sent again, but looked for now and then. */
  | 'unknown'
  | 'sent'
  /** A member deleted the message before it was recorded. */
  | 'sent_deleted'
  | 'failed'
  | 'skipped_late';

/**
 * What a delivery is sent for: a slot of a schedule, the thread under the message of another delivery (whose id it has),
 * a notice to the admins of a server, what watches found for a user or a channel (whose id it has), a subscription,
 * the result of an import, what the curators of a server are shown on their desk, a discussion, or a
 * paper on the wall of fame.
 */
export const ORIGIN_KINDS = [
  'schedule',
  'thread',
  'notice',
  'watch',
  'subscription',
  'import',
  'desk',
  'discussion',
  'club',
  'wall',
] as const;

/** One of these, by its id. */
export interface DeliveryOrigin {
  readonly kind: (typeof ORIGIN_KINDS)[number];
  readonly id: string;
}

/**
 * Where a delivery goes: as a message to a channel or an existing thread, as a post to a forum, as a message to a user,
 * or as a new thread to a message in the channel of that id.
 */
export interface DeliveryTarget {
  readonly kind: 'channel' | 'forum' | 'dm' | 'thread';
  readonly id: string;
  /** For a thread: its message; left out for that of the delivery which is the origin. */
  readonly messageId?: string;
}

/** How a message shows papers: all of a slot, or one. */
export type DeliveryFormat = 'digest' | 'card';

/** One message of a slot, or another message that is sent by itself, posted or still to be posted. */
export interface Delivery {
  readonly id: number;
  readonly origin: DeliveryOrigin;
  readonly target: DeliveryTarget;
  /**
   * The channel that its message is in. For a direct message it is `null` until the channel was opened; a post in a forum
   * has its own once it is recorded, and before that the forum.
   */
  readonly channelId: string | null;
  /** The delivery that must be final before this one is sent. */
  readonly afterId: number | null;
  /** The body of the request to Discord as JSON text, fixed when the delivery was created; empty long after it is done. */
  readonly body: string;
  /** The picture that `body` shows (`PICTURE_FILE`), drawn when it is sent; `null` without one. */
  readonly chart: Chart | null;
  /** How `body` arranges `paperIds`, for when it is rendered again; `null` without groups and marks. */
  readonly layout: LayoutMarks | null;
  /** 22 characters derived from the delivery's key: the same on every attempt, also after a restart. */
  readonly nonce: string;
  /** The papers chosen for it. */
  readonly paperIds: readonly PaperId[];
  /** The papers of `body`, in its order. */
  readonly shownIds: readonly PaperId[];
  /** The emoji of its server when it was created, as `body` names them. */
  readonly reactionEmoji: ReactionEmoji;
  /** How it shows its papers; `null` for a message that is not about papers. */
  readonly format: DeliveryFormat | null;
  /** The list that its papers come from: the name of its day, week or month, or `trending`; `null` for the archive. */
  readonly listName: string | null;
  /** The slot of a schedule that it belongs to: a local date, or `run:<interaction id>`; else `null`. */
  readonly slot: string | null;
  /** Its position among the messages of its slot, from 0. */
  readonly part: number;
  /** When that slot was due, or the manual run was requested, ms since the epoch. */
  readonly slotDueAt: number;
  /** After this instant it is not posted any more, ms since the epoch. */
  readonly expiresAt: number;
  /** When its slot was decided, ms since the epoch. */
  readonly createdAt: number;
  readonly state: DeliveryState;
  /** How often Discord refused the form of the message. */
  readonly refusals: number;
  /** Number of claims, including the current one. */
  readonly attempts: number;
  /** When it was first claimed, ms since the epoch. */
  readonly claimedAt: number | null;
  /** The process that has claimed it, if any. */
  readonly owner: string | null;
  /**
   * An id older than the first send (`'0'` in an empty channel): a later search for the post starts after it.
   * `UNREADABLE_FLOOR` if the bot may not read the channel, `null` before the first send.
   */
  readonly floor: string | null;
  readonly messageId: string | null;
  /** Why it failed, for an admin. */
  readonly problem: string | null;
  /** Whether its slot was decided after a backup was restored: it may have been posted before that, and is searched for. */
  readonly isRestored: boolean;
}

/** The floor in a channel that the bot may not read. */
export const UNREADABLE_FLOOR = 'unreadable';

/**
 * Returns the key of a message of a slot: `<schedule>:<slot>:<part>`. It depends on nothing else, so that a message that
 * was posted before a backup was restored is found by it.
 */
export function slotKey(scheduleId: number, slot: string, part = 0): string {
  return `${scheduleId}:${slot}:${part}`;
}

/** Returns the slot and the part in such a key. */
export function parseSlotKey(key: string): { readonly slot: string; readonly part: number } {
  const end = key.lastIndexOf(':');
  return { slot: key.slice(key.indexOf(':') + 1, end), part: Number(key.slice(end + 1)) };
}

/** Returns the key of the thread under the message of a delivery. */
export function threadKey(parentKey: string): string {
  return `thread:${parentKey}`;
}

/** Returns whether a slot is a manual run, which uses up no date of its schedule. */
export function isManualRun(slot: string | null): boolean {
  return slot?.startsWith('run:') ?? false;
}

/** Returns the id of the schedule that a delivery is sent for, if it is one of a schedule. */
export function scheduleIdOf({ origin }: Pick<Delivery, 'origin'>): number | undefined {
  return origin.kind === 'schedule' ? Number(origin.id) : undefined;
}
