import type { Delivery, PostSearch, SendError, SendProblem } from '../core/schedule/delivery.ts';
import { HOUR_MS, SECOND_MS } from '../core/time/duration.ts';

/** Waits before a send is retried; the last one repeats. */
const BACKOFF_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

/** Discord remembers nonces 'for the past few minutes': within this time a repeat is safe without reading back. */
const NONCE_TTL_MS = 120 * SECOND_MS;

/** A message that could not be posted for this long is given up. */
const GIVE_UP_AFTER_MS = 6 * HOUR_MS;

/** What an attempt to post a delivery came to. */
export type AttemptOutcome =
  /** It was sent, or an earlier attempt had sent it. */
  | { readonly kind: 'posted'; readonly messageId: string }
  /** See `isUnverifiable`. */
  | { readonly kind: 'unverifiable' }
  /** The schedule was deleted, and the message was not sent before. */
  | { readonly kind: 'scheduleDeleted' }
  | { readonly kind: 'error'; readonly error: SendError };

/** What to do with a delivery after an attempt. Instants are ms since the epoch. */
export type DeliveryStep =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'retry'; readonly retryAt: number; readonly waitMs: number }
  /** `pausesSchedule`: no later slot can be posted either. */
  | { readonly kind: 'failed'; readonly problem: string; readonly pausesSchedule: boolean }
  | { readonly kind: 'unknown' };

const PROBLEM_TEXTS: Readonly<Record<Exclude<SendProblem, 'unavailable' | 'unauthorized'>, string>> = {
  gone: 'the channel no longer exists',
  forbidden: 'Paperboy may not post there: it needs View Channel and Send Messages',
  refused: 'Discord refused the message',
};

/**
 * Returns true if a message may have been posted by an earlier attempt and there is no way to find out: the channel
 * could not be searched to the end, and Discord may have forgotten the nonce.
 */
export function isUnverifiable(
  { floor, claimedAt }: Pick<Delivery, 'floor' | 'claimedAt'>,
  search: PostSearch | undefined,
  now: number,
): boolean {
  return floor !== null && search?.kind !== 'absent' && now - (claimedAt ?? 0) > NONCE_TTL_MS;
}

/** Decides what to do with a delivery after an attempt. */
export function nextStep(
  delivery: Pick<Delivery, 'attempts' | 'claimedAt'>,
  outcome: AttemptOutcome,
  now: number,
): DeliveryStep {
  if (outcome.kind === 'posted') return { kind: 'sent', messageId: outcome.messageId };
  if (outcome.kind === 'unverifiable') return { kind: 'unknown' };
  if (outcome.kind === 'scheduleDeleted') {
    return { kind: 'failed', problem: 'its schedule was deleted', pausesSchedule: false };
  }
  const { problem } = outcome.error;
  if (problem === 'unavailable' || problem === 'unauthorized') return retryOrGiveUp(delivery, now);
  return { kind: 'failed', problem: PROBLEM_TEXTS[problem], pausesSchedule: problem === 'gone' };
}

function retryOrGiveUp(
  { attempts, claimedAt }: Pick<Delivery, 'attempts' | 'claimedAt'>,
  now: number,
): DeliveryStep {
  if (now - (claimedAt ?? now) > GIVE_UP_AFTER_MS) return { kind: 'unknown' };
  const waitMs = BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 0;
  return { kind: 'retry', retryAt: now + waitMs, waitMs };
}
