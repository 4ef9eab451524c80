import type { Delivery } from '../core/delivery/delivery.ts';
import type { PostSearch, SendError } from '../core/delivery/sender.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import { RETRY_WAITS_MS } from '../core/time/retry-waits.ts';
import type { PostedId } from './targets/target.ts';
import { targetOf } from './targets/targets.ts';

/** The least time that a rate limit is taken to last, whatever Discord says. */
const MIN_RATE_LIMIT_MS = SECOND_MS;

/** Discord remembers nonces 'for the past few minutes': within this time a repeat is safe without reading back. */
const NONCE_TTL_MS = 120 * SECOND_MS;

/**
 * Where Discord knows no nonce, a repeat is only safe after a search, and a request that was answered late or not at all may
 * still be carried out for some time.
 */
const MIN_WAIT_WITHOUT_NONCE_MS = MINUTE_MS;

/** A message that may have been posted, and could not be searched for this long, is given up. */
const GIVE_UP_AFTER_MS = 6 * HOUR_MS;

/** How soon a delivery in state `unknown` is looked for again. */
export const LOOK_AGAIN_AFTER_MS = 10 * MINUTE_MS;

/** Where a delivery was posted. */
interface PostedMessageId extends PostedId {
  /** The custom_ids of a message that was found in the channel. */
  readonly customIds?: readonly string[] | undefined;
}

/** What an attempt to post a delivery came to. */
export type AttemptOutcome =
  /** It was sent, or an earlier attempt had sent it. */
  | ({ readonly kind: 'posted' } & PostedMessageId)
  /** See `isUnverifiable`. */
  | { readonly kind: 'unverifiable' }
  /** It was not sent before, and is not to be sent any more. */
  | { readonly kind: 'cancelled'; readonly why: CancelReason }
  /** Another process may have claimed it since: it was not sent by this one. */
  | { readonly kind: 'claimLost' }
  | { readonly kind: 'error'; readonly error: SendError };

/** Why a delivery is not to be sent any more; `late`: it would come too late. */
export type CancelReason =
  | 'scheduleDeleted'
  | 'schedulePaused'
  | 'notWanted'
  | 'resultShown'
  | 'papersRemoved'
  | 'papersTold'
  | 'onWall'
  | 'wallMoved'
  | 'parentNotPosted'
  | 'discussionForgotten'
  | 'late';

/** What to do with a delivery after an attempt. Instants are ms since the epoch. */
export type DeliveryStep =
  | ({ readonly kind: 'sent' } & PostedMessageId)
  | { readonly kind: 'retry'; readonly retryAt: number; readonly waitMs: number }
  /** Nothing is sent to the channel before `until`. */
  | { readonly kind: 'setAside'; readonly until: number; readonly waitMs: number }
  /** It is sent at once in another form: see `formOf`. */
  | { readonly kind: 'sendPlain'; readonly refusals: number }
  /** `effect`: what follows for the origin. `keepsPapers`: its papers stay given to the channel, and are not posted there. */
  | {
      readonly kind: 'failed';
      readonly problem: string;
      readonly effect: 'none' | 'pause' | 'countRefusal';
      readonly keepsPapers: boolean;
    }
  | { readonly kind: 'skippedLate'; readonly problem: string }
  | { readonly kind: 'sentDeleted'; readonly problem: string }
  | { readonly kind: 'unknown'; readonly lookAgainAt: number };

const PROBLEM_TEXTS: Readonly<Record<'gone' | 'forbidden' | 'closed' | 'dmClosed' | 'refused', string>> = {
  gone: 'the channel no longer exists',
  forbidden: 'Paperboy may not post there: it needs View Channel and Send Messages',
  closed: 'nothing can be posted there: a locked or archived thread, a forum, or another kind of channel',
  dmClosed: 'this user accepts no direct messages from Paperboy',
  refused: 'Discord refused the message',
};

/** What follows for the origin: a content that is refused says nothing about the next one. */
const EFFECTS = {
  gone: 'pause',
  forbidden: 'countRefusal',
  closed: 'countRefusal',
  dmClosed: 'pause',
  refused: 'none',
} as const;

const CANCEL_TEXTS: Readonly<Record<CancelReason, string>> = {
  scheduleDeleted: 'its schedule was deleted',
  schedulePaused: 'its schedule was paused',
  notWanted: 'its watches or its subscription were paused or removed',
  resultShown: 'the result of the import was shown otherwise',
  parentNotPosted: 'the message that it belongs to was not posted',
  discussionForgotten: 'the thread was deleted, or could not be opened',
  papersTold: 'its papers were told before a backup was restored',
  wallMoved: 'the wall of fame of the server is in another channel, or turned off',
  onWall: 'its paper is on the wall of fame by another post',
  papersRemoved: 'none of its papers can be shown',
  late: 'it would have come too late',
};

const DELETED_TEXT = 'it was posted, and deleted before Paperboy recorded it';

/**
 * Returns true if a message may have been posted by an earlier attempt and there is no way to find out: the channel
 * could not be searched to the end, and Discord may have forgotten the nonce, or knows none there. One that is too late is
 * not sent again to find out.
 */
export function isUnverifiable(
  { floor, claimedAt, expiresAt }: Pick<Delivery, 'floor' | 'claimedAt' | 'expiresAt'>,
  search: PostSearch | undefined,
  now: number,
  hasNonce = true,
): boolean {
  if (floor === null || search?.kind === 'absent') return false;
  return !hasNonce || now - (claimedAt ?? 0) > NONCE_TTL_MS || now > expiresAt;
}

/** The form in which a delivery is sent. */
export interface DeliveryForm {
  /** Titles alone. */
  readonly isPlain: boolean;
  /** Position of the paper that is left out. */
  readonly leftOut: number | undefined;
}

/**
 * Returns the form after a number of refusals: first as it is, then plain, then plain without its first paper, without
 * its second, and so on, since Discord does not say which one it refuses. `undefined` if there is no further form.
 */
export function formOf(refusals: number, papers: number): DeliveryForm | undefined {
  if (refusals === 0) return { isPlain: false, leftOut: undefined };
  if (papers === 0) return undefined;
  if (refusals === 1) return { isPlain: true, leftOut: undefined };
  return papers > 1 && refusals - 2 < papers ? { isPlain: true, leftOut: refusals - 2 } : undefined;
}

type StepContext = Pick<Delivery, 'attempts' | 'claimedAt' | 'refusals' | 'paperIds' | 'target'>;

/** Decides what to do with a delivery after an attempt. */
export function nextStep(
  delivery: StepContext,
  outcome: Exclude<AttemptOutcome, { kind: 'claimLost' }>,
  now: number,
): DeliveryStep {
  if (outcome.kind === 'posted') {
    return { ...outcome, kind: 'sent' };
  }
  if (outcome.kind === 'unverifiable') return { kind: 'unknown', lookAgainAt: now + LOOK_AGAIN_AFTER_MS };
  if (outcome.kind === 'cancelled') {
    const problem = CANCEL_TEXTS[outcome.why];
    if (outcome.why === 'late') return { kind: 'skippedLate', problem };
    return { kind: 'failed', problem, effect: 'none', keepsPapers: false };
  }
  return stepAfterError(delivery, outcome.error, now);
}

function stepAfterError(
  delivery: StepContext,
  { problem, retryAfterMs }: Pick<SendError, 'problem' | 'retryAfterMs'>,
  now: number,
): DeliveryStep {
  if (problem === 'unavailable' || problem === 'unauthorized') {
    return orGiveUp(delivery, now, retry(delivery, now));
  }
  if (problem === 'rateLimited') {
    const waitMs = Math.max(MIN_RATE_LIMIT_MS, Math.ceil(retryAfterMs));
    return orGiveUp(delivery, now, { kind: 'setAside', until: now + waitMs, waitMs });
  }
  if (problem === 'deleted') return { kind: 'sentDeleted', problem: DELETED_TEXT };
  if (problem === 'refused') {
    const refusals = delivery.refusals + 1;
    if (formOf(refusals, delivery.paperIds.length)) return { kind: 'sendPlain', refusals };
  }
  return {
    kind: 'failed',
    problem: PROBLEM_TEXTS[problem],
    effect: EFFECTS[problem],
    keepsPapers: problem === 'refused',
  };
}

function retry({ attempts, target }: Pick<Delivery, 'attempts' | 'target'>, now: number): DeliveryStep {
  // The last wait repeats.
  const backOffMs = RETRY_WAITS_MS[Math.min(attempts, RETRY_WAITS_MS.length) - 1] ?? 0;
  const waitMs = targetOf(target).hasNonce ? backOffMs : Math.max(backOffMs, MIN_WAIT_WITHOUT_NONCE_MS);
  return { kind: 'retry', retryAt: now + waitMs, waitMs };
}

/** Returns the step, unless it was repeated for hours. The time of a claim is kept only if the message may have been posted. */
function orGiveUp({ claimedAt }: Pick<Delivery, 'claimedAt'>, now: number, step: DeliveryStep): DeliveryStep {
  if (now - (claimedAt ?? now) <= GIVE_UP_AFTER_MS) return step;
  return { kind: 'unknown', lookAgainAt: now + LOOK_AGAIN_AFTER_MS };
}
