import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpoint } from '../../../src/sources/http/endpoint.ts';
import { backOff, rateLimitWait, retryAfter } from '../../../src/sources/http/retry-timing.ts';
import { userAgent } from '../../../src/sources/http/user-agent.ts';
import { utcDay } from '../../../src/sources/utc-day.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';

describe('backOff', () => {
  it('doubles, and draws from the upper half', () => {
    expect([1, 2, 3].map(failed => backOff(failed, () => 0))).toEqual([1_000, 2_000, 4_000]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failed, r) => {
          const pause = backOff(failed, () => r);
          expect(pause).toBeGreaterThanOrEqual(1_000 * 2 ** (failed - 1));
          expect(pause).toBeLessThan(2_000 * 2 ** (failed - 1));
        },
      ),
    );
  });
});

describe('retryAfter', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['later', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    [' 30 ', 30_000],
    ['Thu, 05 Mar 2026 12:01:00 GMT', 60_000],
    ['Thu, 05 Mar 2026 11:00:00 GMT', 0],
  ])('parses %j as %j', (header, wait) => {
    expect(retryAfter(header, Date.parse('2026-03-05T12:00:00Z'))).toBe(wait);
  });
});

describe('rateLimitWait', () => {
  it.each([
    [null, undefined],
    ['nonsense', undefined],
    ['"api";r=0', undefined],
    ['"api";r=12;t=55', undefined],
    ['"api";r=0;t=55', 55_000],
    ['"api"; r=0; t=55', 55_000],
    ['"pages";r=0;t=10, "api";r=0;t=55, "x";r=9;t=99', 55_000],
  ])('parses %j as %j', (header, wait) => {
    expect(rateLimitWait(header)).toBe(wait);
  });
});

describe('endpoint', () => {
  it.each([
    ['https://a.example', 'https://a.example/api/query'],
    ['https://a.example/', 'https://a.example/api/query'],
    ['https://a.example/api', 'https://a.example/api/query'],
    ['https://a.example/api/query/', 'https://a.example/api/query'],
    ['https://a.example/mirror/api/query?x=1#y', 'https://a.example/mirror/api/query'],
    ['https://a.example/query', 'https://a.example/query/api/query'],
  ])('completes %s', (base, expected) => {
    expect(endpoint(base, ['api', 'query']).href).toBe(expected);
  });
});

describe('userAgent', () => {
  it('names the program, its version and a contact', () => {
    expect(userAgent('1.2.3', 'me@example.org')).toBe(
      'Paperboy/1.2.3 (Discord bot for research papers; me@example.org)',
    );
    expect(userAgent('1.2.3', undefined)).toBe('Paperboy/1.2.3 (Discord bot for research papers)');
  });

  it('is always a valid header', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint }), contact => {
        expect(userAgent('1', contact)).toMatch(/^[ -~]+$/);
        expect(userAgent('1', contact).match(/[()]/g)).toHaveLength(2);
      }),
    );
  });
});

describe('utcDay', () => {
  it.each([
    ['2026-02-25', '2026-02-25'],
    ['2026-02-25T23:30:00.000Z', '2026-02-25'],
    ['2026-02-25T23:30:00', '2026-02-25'],
    ['2026-02-25T20:30:00-05:00', '2026-02-26'],
    ['2026-02-25T01:30:00+0200', '2026-02-24'],
    ['2026-02-30T01:30:00Z', null],
    ['2026-02-25T99:30:00+02:00', null],
    ['yesterday', null],
    ['', null],
  ])('of %s is %s', (text, day) => {
    expect(utcDay(text)).toBe(day);
  });
});
