import { describe, expect, it } from 'vitest';
import { SendError, type PostSearch } from '../../src/core/schedule/delivery.ts';
import { HOUR_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { isUnverifiable, nextStep } from '../../src/jobs/delivery-step.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');

function failure(problem: SendError['problem']) {
  return { kind: 'error', error: new SendError(problem, 'for the log') } as const;
}

function claimed(attempts: number, msAgo = 0) {
  return { attempts, claimedAt: NOW - msAgo };
}

describe('nextStep', () => {
  it('records a message that was posted', () => {
    expect(nextStep(claimed(3), { kind: 'posted', messageId: '7' }, NOW)).toEqual({
      kind: 'sent',
      messageId: '7',
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

  it('gives up after six hours without knowing whether the message was posted', () => {
    const kinds = [6 * HOUR_MS, 6 * HOUR_MS + 1].map(
      ms => nextStep(claimed(90, ms), failure('unavailable'), NOW).kind,
    );
    expect(kinds).toEqual(['retry', 'unknown']);
  });

  it.each([
    ['gone', true],
    ['forbidden', false],
    ['refused', false],
  ] as const)('fails when the message is %s, with a reason for admins', (problem, pausesSchedule) => {
    expect(nextStep(claimed(1), failure(problem), NOW)).toEqual({
      kind: 'failed',
      problem: expect.any(String),
      pausesSchedule,
    });
  });

  it('fails without pausing when the schedule was deleted', () => {
    expect(nextStep(claimed(1), { kind: 'scheduleDeleted' }, NOW)).toMatchObject({
      kind: 'failed',
      pausesSchedule: false,
    });
  });

  it('leaves an unverifiable delivery alone', () => {
    expect(nextStep(claimed(2), { kind: 'unverifiable' }, NOW)).toEqual({ kind: 'unknown' });
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
    const delivery = { floor, claimedAt: NOW - seconds * SECOND_MS };
    expect(isUnverifiable(delivery, search, NOW)).toBe(expected);
  });
});
