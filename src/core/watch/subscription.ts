import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';
import type { Slot } from '../schedule/schedule.ts';
import type { Weekday } from '../time/weekdays.ts';
import type { PausedReason } from './watch.ts';

/** What a subscription sends: a list of papers, or those near the user's library. */
export const SUBSCRIPTION_SUBJECTS = ['daily', 'weekly', 'trending', 'recommendations'] as const;
export type SubscriptionSubject = (typeof SUBSCRIPTION_SUBJECTS)[number];

/** What a user gets by direct message, as set by them. A user has at most one subscription of each subject. */
export interface SubscriptionSpec {
  readonly what: SubscriptionSubject;
  /** Local wall time `HH:MM`. */
  readonly time: string;
  /** Ascending; at least one. */
  readonly days: readonly Weekday[];
  /** Papers in one message, 1 to 10. */
  readonly count: number;
  /** IANA zone, any name Temporal accepts. */
  readonly timezone: string;
}

/** The days on which a subscription is sent, and how many papers, where its user does not say. */
export const SUBSCRIPTION_DEFAULTS = {
  daily: { time: '09:00', days: [1, 2, 3, 4, 5], count: 5 },
  weekly: { time: '09:00', days: [1], count: 10 },
  trending: { time: '09:00', days: [1], count: 5 },
  recommendations: { time: '09:00', days: [1], count: 5 },
} as const satisfies Record<SubscriptionSubject, Pick<SubscriptionSpec, 'time' | 'days' | 'count'>>;

/** A stored subscription. */
export interface Subscription extends SubscriptionSpec {
  readonly id: number;
  readonly userId: string;
  /** ms since the epoch */
  readonly createdAt: number;
  /** `null` if it is active. */
  readonly pausedReason: PausedReason | null;
  readonly next: Slot;
}

/** The subscriptions of all users. */
export interface SubscriptionStore {
  /**
   * Adds a subscription, or replaces all settings of the user's one with this subject, which becomes active; the papers that it
   * sent are kept.
   */
  put(
    spec: SubscriptionSpec,
    made: { readonly by: string; readonly at: number; readonly next: Slot },
  ): Promise<Subscription>;
  get(id: number): Promise<Subscription | undefined>;
  /** Returns the subscriptions of a user, by id. */
  list(userId: string): Promise<Subscription[]>;
  /** Returns all subscriptions, by id; at most `limit` of those after `afterId`. */
  all(afterId: number, limit: number): Promise<Subscription[]>;
  /** Removes a subscription, with what it knows of the papers that it sent. Returns whether it existed. */
  remove(id: number): Promise<boolean>;
  pause(id: number, reason: PausedReason): Promise<void>;
  /** Pauses the active subscriptions of a user. Returns how many there were. */
  pauseOfUser(userId: string, reason: PausedReason): Promise<number>;
  /** Makes a subscription active, with its next slot. */
  resume(id: number, next: Slot): Promise<void>;
  /**
   * Returns the active subscriptions that are due at `now`, ordered by due time, then by id; at most `limit`. Those of users who are
   * not in `users` are left out until they are due for `TAKEOVER_AFTER_MS`.
   */
  due(now: number, limit: number, users?: SnowflakeShare): Promise<Subscription[]>;
  /**
   * Returns when the next active subscription is due (ms), or, of a user who is not in `users`, has been for `TAKEOVER_AFTER_MS`;
   * `undefined` if none is active.
   */
  nextDueAt(users?: SnowflakeShare): Promise<number | undefined>;
  /** Sets the next slot of a subscription. */
  advance(id: number, next: Slot): Promise<void>;
  /** Returns the papers that a subscription has sent. */
  sentPapers(id: number): Promise<ReadonlySet<PaperId>>;
  /** Stores that a subscription sends papers with a delivery. */
  addSentPapers(id: number, paperIds: readonly PaperId[], deliveryId: number, at: number): Promise<void>;
  /** Forgets the papers of a delivery that was never sent. */
  releasePapers(deliveryId: number): Promise<void>;
  /** Counts all subscriptions. */
  count(): Promise<number>;
}
