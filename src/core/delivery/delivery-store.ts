import type { Chart } from '../chart/chart.ts';
import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';
import type { LayoutMarks } from '../schedule/layout-marks.ts';
import type { Delivery, DeliveryFormat, DeliveryOrigin, DeliveryTarget } from './delivery.ts';

/** A delivery to add to the outbox; see `Delivery` for its fields. */
export interface NewDelivery {
  /** See `slotKey`; unique for ever. */
  readonly key: string;
  readonly origin: DeliveryOrigin;
  readonly target: DeliveryTarget;
  /** The server of the target; `null`, as by default, if it is not known or the target is a user. */
  readonly guildId?: string | null;
  readonly afterId?: number | null;
  /** Sent as JSON text. */
  readonly body: object;
  /** See `Delivery.chart`; `null` by default. */
  readonly chart?: Chart | null;
  /** See `Delivery.layout`; `null` by default. */
  readonly layout?: LayoutMarks | null;
  readonly nonce: string;
  readonly paperIds: readonly PaperId[];
  readonly format: DeliveryFormat | null;
  readonly listName: string | null;
  readonly slotDueAt: number;
  readonly expiresAt: number;
  readonly createdAt: number;
  /**
   * Set if it may have been posted before a backup was restored: not before this instant (ms since the epoch). It is added as
   * one that was attempted then; see `Delivery.isRestored`.
   */
  readonly postedSince?: number | undefined;
}

/** How a delivery ended. `unknown` is looked for again at `lookAgainAt`; `null` for never. */
export type DeliveryEnd =
  | { readonly state: 'sent'; readonly messageId: string; readonly channelId: string }
  | { readonly state: 'sent_deleted' | 'failed' | 'skipped_late'; readonly problem: string }
  | { readonly state: 'unknown'; readonly problem: string; readonly lookAgainAt: number | null };

/** Who claims, when and what; instants in ms since the epoch. */
export interface ClaimOptions {
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
  /** Deliveries to the targets of these ids are not claimed. */
  readonly exceptTargets: readonly string[];
  /** This delivery alone. */
  readonly id?: number;
  /** Deliveries to other servers are claimed only if they are due for `TAKEOVER_AFTER_MS`; by default all are. */
  readonly guilds?: SnowflakeShare | undefined;
}

/** A delivery as the process knows it that has claimed it. */
export type Claim = Pick<Delivery, 'id' | 'owner'>;

/**
 * The owners of claims that are made under the lock of the one serving process begin with it: all that exist when a
 * process gets that lock are those of processes that have ended.
 */
export const SERVING_OWNER_PREFIX = 'serving:';

/**
 * The outbox, which several processes may share. A claimed delivery is not claimed again before its lease ends or it is
 * released. Changes by a process whose claim has ended are ignored, but for `sent`.
 */
export interface DeliveryStore {
  /** Adds a delivery to the outbox. */
  add(delivery: NewDelivery): Promise<Delivery>;
  get(id: number): Promise<Delivery | undefined>;
  /** Returns the delivery with a key. */
  withKey(key: string): Promise<Delivery | undefined>;
  /** Returns whether a delivery with a key was ever added. */
  hasKey(key: string): Promise<boolean>;
  /**
   * Claims the delivery that is due longest, but none before the one that it comes after is final, and direct messages at
   * least a second apart.
   */
  claim(options: ClaimOptions): Promise<Delivery | undefined>;
  /** Claims the `unknown` delivery that is to be looked for first; it stays `unknown`. */
  claimUnknown(options: Omit<ClaimOptions, 'id'>): Promise<Delivery | undefined>;
  /** Returns whether a claim still lasts at `now`. */
  holds(claim: Claim, now: number): Promise<boolean>;
  /** Sets `Delivery.floor`. */
  setFloor(claim: Claim, floor: string): Promise<void>;
  /** Sets `Delivery.channelId` of a direct message. */
  setChannel(claim: Claim, channelId: string): Promise<void>;
  /** Replaces the body, before it is sent. */
  setBody(claim: Claim, body: string, shownIds: readonly PaperId[]): Promise<void>;
  /** Releases a claimed delivery, which can be claimed again at `notBefore`. */
  retryLater(claim: Claim, notBefore: number): Promise<void>;
  /** Undoes the claim that returned `delivery`, after an attempt that certainly posted nothing. */
  undoClaim(
    delivery: Delivery,
    changes: { readonly notBefore: number; readonly refusals: number },
  ): Promise<void>;
  /** Lets no delivery to a target be claimed before `notBefore`. */
  postponeTarget(targetId: string, notBefore: number): Promise<void>;
  /**
   * Records how a claimed delivery ended. Returns false, and changes nothing, if the claim has ended before; a message that
   * was sent is then recorded unless it is already.
   */
  settle(claim: Claim, end: DeliveryEnd): Promise<boolean>;
  /**
   * Releases every claim of the owners whose names begin with `ownerPrefix`: processes that have ended. A post in a forum that may
   * be on its way is not due before its lease would have ended.
   */
  releaseClaims(ownerPrefix: string): Promise<void>;
  /** Marks what was never attempted as attempted: after a backup was restored it may have been posted, and is searched for. */
  expectPosted(): Promise<void>;
  /** Makes deliveries due at `now` that would be due after `latest`, and ends their claims. */
  bringForward(now: number, latest: number): Promise<void>;
  /** Returns whether a schedule has deliveries of its slots that are not final; manual runs do not count. */
  isBusy(scheduleId: number): Promise<boolean>;
  /** Returns the newest delivery of each of these schedules that has one, by the schedule's id; manual runs count. */
  lastOfSchedules(scheduleIds: readonly number[]): Promise<ReadonlyMap<number, Delivery>>;
  /** Returns whether any message of a schedule's slot is recorded as posted. */
  hasPosted(scheduleId: number, slot: string): Promise<boolean>;
  /** Returns whether a message in a channel may be a delivery that was attempted since `since` and is not recorded as posted. */
  mayHavePosted(channelId: string, since: number): Promise<boolean>;
  /** Returns when the oldest delivery was created that is done and has its body, ms since the epoch. */
  oldestBodyAt(): Promise<number | undefined>;
  /**
   * Drops the bodies and charts of deliveries that are done and were created before an instant, the oldest first, at most
   * `limit`; returns their number. Of each, everything else stays.
   */
  dropBodiesBefore(instant: number, limit: number): Promise<number>;
  /** Returns the newest post of a paper in a forum that a schedule made, without those known to be deleted. */
  newestForumPost(forumId: string, paperId: PaperId): Promise<{ readonly messageId: string } | undefined>;
  /**
   * Returns the newest message in a channel that was sent for an origin whose id begins with `idPrefix`, without those known to
   * be deleted.
   */
  newestPost(
    origins: { readonly kind: DeliveryOrigin['kind']; readonly idPrefix: string },
    channelId: string,
  ): Promise<{ readonly origin: DeliveryOrigin; readonly messageId: string } | undefined>;
  /** Returns the message of the newest delivery that is recorded as posted, in any channel. */
  newestMessageId(): Promise<string | undefined>;
  /**
   * Returns when the next delivery that is not final can be claimed (ms) if it is `now`; `undefined` if there is none. `guilds` as
   * in a claim.
   */
  nextDueAt(now: number, guilds?: SnowflakeShare): Promise<number | undefined>;
}
