import { describe, expect, it } from 'vitest';
import { type PostSearch, SendError } from '../../src/core/delivery/sender.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { formOf, isUnverifiable, nextStep } from '../../src/jobs/delivery-step.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');

function failure(problem: SendError['problem']) {
  return { kind: 'error', error: new SendError(problem, 'for the log') } as const;
}

function claimed(attempts: number, msAgo = 0) {
  const target = { kind: 'channel', id: '2000000000000000001' } as const;
  return { attempts, claimedAt: NOW - msAgo, refusals: 0, paperIds: [1, 2], target };
}

describe('nextStep', () => {
  it('records a message that was posted', () => {
    expect(nextStep(claimed(3), { kind: 'posted', messageId: '7', channelId: '2' }, NOW)).toEqual({
      kind: 'sent',
      messageId: '7',
      channelId: '2',
    });
  });

  it.each(['unavailable', 'unauthorized'] as const)('backs off while Discord is %s', problem => {
    const waits = [1, 2, 3, 4, 5, 50].map(attempts => nextStep(claimed(attempts), failure(problem), NOW));
    expect(waits).toEqual(
      [1, 5, 20, 60, 60, 60].map(seconds => ({
        kind: 'retry',
        retryAt: NOW + seconds * SECOND_MS,
        waitMs: seconds * SECOND_MS,
      })),
    );
  });

  it('waits a minute before a post in a forum is repeated, of which Discord knows no nonce', () => {
    const inForum = { ...claimed(1), target: { kind: 'forum', id: '2000000000000000002' } as const };
    expect(nextStep(inForum, failure('unavailable'), NOW)).toMatchObject({ waitMs: MINUTE_MS });
  });

  it('gives up after six hours without knowing whether the message was posted', () => {
    const kinds = [6 * HOUR_MS, 6 * HOUR_MS + 1].map(
      ms => nextStep(claimed(90, ms), failure('unavailable'), NOW).kind,
    );
    expect(kinds).toEqual(['retry', 'unknown']);
  });

  it('gives up the same way on a channel whose reading is limited for ever', () => {
    const kinds = [6 * HOUR_MS, 6 * HOUR_MS + 1].map(
      ms => nextStep(claimed(1, ms), failure('rateLimited'), NOW).kind,
    );
    expect(kinds).toEqual(['setAside', 'unknown']);
  });

  it.each([
    ['gone', 'pause'],
    ['forbidden', 'countRefusal'],
    ['closed', 'countRefusal'],
  ] as const)('fails when the channel is %s, with a reason for admins', (problem, effect) => {
    expect(nextStep(claimed(1), failure(problem), NOW)).toEqual({
      kind: 'failed',
      problem: expect.any(String),
      effect,
      keepsPapers: false,
    });
  });

  it('fails without pausing when the schedule was deleted', () => {
    const outcome = { kind: 'cancelled', why: 'scheduleDeleted' } as const;
    expect(nextStep(claimed(1), outcome, NOW)).toMatchObject({ kind: 'failed', effect: 'none' });
  });

  it('skips a delivery that would come too late', () => {
    expect(nextStep(claimed(1), { kind: 'cancelled', why: 'late' }, NOW)).toMatchObject({
      kind: 'skippedLate',
    });
  });

  it('leaves an unverifiable delivery alone, and looks for it again', () => {
    expect(nextStep(claimed(2), { kind: 'unverifiable' }, NOW)).toEqual({
      kind: 'unknown',
      lookAgainAt: NOW + 10 * MINUTE_MS,
    });
  });

  it.each([
    [300_000, 300_000],
    [250.5, 1_000],
    [0, 1_000],
  ])('sets a channel aside that is limited for %d ms', (retryAfterMs, waitMs) => {
    const error = new SendError('rateLimited', 'for the log', { retryAfterMs });
    const step = { kind: 'setAside', until: NOW + waitMs, waitMs };
    expect(nextStep(claimed(1), { kind: 'error', error }, NOW)).toEqual(step);
  });

  it('records a message that was deleted before it was recorded', () => {
    expect(nextStep(claimed(2), failure('deleted'), NOW)).toMatchObject({ kind: 'sentDeleted' });
  });

  it('sends a refused message in other forms, then fails and keeps its papers from the channel', () => {
    const steps = [0, 1, 2, 3].map(refusals =>
      nextStep({ ...claimed(1), refusals }, failure('refused'), NOW),
    );
    expect(steps).toMatchObject([
      { kind: 'sendPlain', refusals: 1 },
      { kind: 'sendPlain', refusals: 2 },
      { kind: 'sendPlain', refusals: 3 },
      { kind: 'failed', effect: 'none', keepsPapers: true },
    ]);
  });
});

describe('formOf', () => {
  const whole = { isPlain: false, leftOut: undefined };
  const plain = { isPlain: true, leftOut: undefined };

  it.each([
    [0, [whole, undefined, undefined]],
    [1, [whole, plain, undefined, undefined]],
    [2, [whole, plain, { isPlain: true, leftOut: 0 }, { isPlain: true, leftOut: 1 }, undefined]],
  ])('of a digest of %d papers leaves out one after another', (papers, forms) => {
    expect(forms.map((_, refusals) => formOf(refusals, papers))).toEqual(forms);
  });
});

describe('isUnverifiable', () => {
  const absent: PostSearch = { kind: 'absent' };
  const unclear: PostSearch = { kind: 'unclear' };

  it.each([
    ['was never sent', null, undefined, 200, false],
    ['is known to be absent', '5', absent, 200, false],
    ['can be repeated under its nonce', '5', unclear, 120, false],
    ['cannot be told apart in a busy channel', '5', unclear, 121, true],
    ['is in a channel that cannot be read', 'unreadable', undefined, 121, true],
  ] as const)('a delivery that %s', (_, floor, search, seconds, expected) => {
    const delivery = { floor, claimedAt: NOW - seconds * SECOND_MS, expiresAt: NOW };
    expect(isUnverifiable(delivery, search, NOW)).toBe(expected);
  });

  it('a delivery that is too late is not sent again to find out', () => {
    const delivery = { floor: '5', claimedAt: NOW - SECOND_MS, expiresAt: NOW - 1 };
    expect(isUnverifiable(delivery, unclear, NOW)).toBe(true);
    expect(isUnverifiable(delivery, absent, NOW)).toBe(false);
  });
});
