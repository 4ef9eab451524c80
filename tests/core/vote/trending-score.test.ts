import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import {
  mixScores,
  serverScore,
  serverShare,
  trendingWindow,
} from '../../../src/core/vote/trending-score.ts';

const NOW = 50 * DAY_MS;
const week = trendingWindow('week', NOW);
const NOTHING = { votedAt: [], savedAt: [], messages: 0, lastMessageAt: null };

const votedAgo = (days: number) => serverScore({ ...NOTHING, votedAt: [NOW - days * DAY_MS] }, week);

describe('serverScore', () => {
  it('counts votes and saves the same, and a discussion by the square root of its messages', () => {
    expect(serverScore({ ...NOTHING, votedAt: [NOW, NOW] }, week)).toBe(2);
    expect(serverScore({ ...NOTHING, votedAt: [NOW], savedAt: [NOW] }, week)).toBe(2);
    expect(serverScore({ ...NOTHING, messages: 4, lastMessageAt: NOW }, week)).toBe(2);
  });

  it('counts half after half of the period, and nothing after all of it or that is in the future', () => {
    expect(votedAgo(3.5)).toBe(0.5);
    expect(votedAgo(7)).toBe(0.25);
    expect(votedAgo(7.1)).toBe(0);
    expect(votedAgo(-1)).toBe(0);
  });
});

describe('mixScores', () => {
  const source = [
    { id: 1, score: 40 },
    { id: 2, score: 10 },
  ];
  const server = [
    { id: 3, score: 2 },
    { id: 2, score: 1 },
  ];

  it('is the order of the source in a server without active members, and of both with some', () => {
    expect(mixScores([], source, 0).map(({ id }) => id)).toEqual([1, 2]);
    expect(mixScores(server, source, 1).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(mixScores(server, source, 5)).toEqual([
      { id: 1, score: 0.5 },
      { id: 3, score: 0.5 },
      { id: 2, score: 0.375 },
    ]);
    expect(mixScores(server, source, 45).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('lets the server count more with each active member, and never alone', () => {
    fc.assert(
      fc.property(fc.nat(10_000), members => {
        expect(serverShare(members + 1)).toBeGreaterThan(serverShare(members));
        expect(serverShare(members)).toBeLessThan(1);
      }),
    );
  });

  it('keeps every paper with a score once, and does not depend on the scale of either side', () => {
    const papers = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 9 }), score: fc.integer({ min: 0, max: 50 }) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(papers, papers, fc.nat(50), (here, there, members) => {
        const mixed = mixScores(here, there, members);
        expect(new Set(mixed.map(({ id }) => id)).size).toBe(mixed.length);
        const scaled = here.map(({ id, score }) => ({ id, score: score * 8 }));
        expect(mixScores(scaled, there, members)).toEqual(mixed);
      }),
    );
  });
});
