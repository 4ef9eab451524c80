import { describe, expect, it } from 'vitest';
import { createInvalidRequests } from '../../../src/discord/rest/invalid-requests.ts';

const MINUTE = 60_000;

/** A counter of requests that were all rejected at the same time. */
function rejected(count: number, at: number, status = 403, scope: string | null = null) {
  const requests = createInvalidRequests();
  for (let each = 0; each < count; each += 1) requests.add(status, scope, at);
  return requests;
}

describe('invalid requests', () => {
  it('are the responses 401, 403 and 429 of the last ten minutes', () => {
    const requests = createInvalidRequests();
    for (const status of [200, 204, 400, 401, 403, 404, 429, 500]) requests.add(status, null, 0);
    requests.add(429, 'user', 9 * MINUTE);
    expect(requests.count(9 * MINUTE)).toBe(4);
    expect(requests.count(11 * MINUTE)).toBe(1);
    expect(requests.count(20 * MINUTE)).toBe(0);
  });

  it('do not include limits that are shared with other applications', () => {
    expect(rejected(10, 0, 429, 'shared').count(0)).toBe(0);
  });

  it('stop background work from 2,000 on, and everything from 5,000 on', () => {
    expect(rejected(1_999, 0).backgroundPauseMs(0)).toBe(0);
    expect(rejected(2_000, 0).backgroundPauseMs(0)).toBeGreaterThan(0);
    expect(rejected(4_999, 0).pauseMs(0)).toBe(0);
    expect(rejected(5_000, 0).pauseMs(0)).toBeGreaterThan(0);
  });

  it('stop it until so many of them are ten minutes old that fewer are left', () => {
    const requests = rejected(1_500, 0);
    for (let each = 0; each < 600; each += 1) requests.add(403, null, 5 * MINUTE);
    const pause = requests.backgroundPauseMs(5 * MINUTE);
    expect(requests.backgroundPauseMs(5 * MINUTE + pause - 1)).toBeGreaterThan(0);
    expect(requests.backgroundPauseMs(5 * MINUTE + pause)).toBe(0);
    expect(requests.count(5 * MINUTE + pause)).toBe(600);
  });

  it('of the future are forgotten if the clock moves back', () => {
    expect(rejected(5_000, 100 * MINUTE).pauseMs(0)).toBe(0);
  });
});
