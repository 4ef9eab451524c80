import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShare } from '../../src/core/message/snowflake-share.ts';
import { isOwnWork, shareWork, TAKEOVER_AFTER_MS } from '../../src/core/work-shares.ts';

const snowflake = fc.bigInt({ min: 1n << 40n, max: (1n << 63n) - 1n }).map(String);

/** Processes that serve some of the shards, each shard at most once. */
const processes = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    owners: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ count, owners }) =>
    ['a', 'b', 'c', 'd'].map((id, at) => ({
      id,
      // The last owner is no process: its shards are served by none.
      shards: {
        count,
        ids: Array.from({ length: count }, (_, shard) => shard).filter(s => owners[s] === at),
      },
    })),
  );

describe('the work of several processes', () => {
  it('is divided so that each server and each user is in the share of exactly one', () => {
    fc.assert(
      fc.property(processes, snowflake, (live, id) => {
        const shares = live.map(own => shareWork(own, live));
        expect(shares.filter(({ guilds }) => isInShare(id, guilds))).toHaveLength(1);
        expect(shares.filter(({ users }) => isInShare(id, users))).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a server to the process of its shard, and those of a dead one to the others', () => {
    const one = { id: 'a', shards: { count: 4, ids: [0, 1] } };
    const two = { id: 'b', shards: { count: 4, ids: [2] } };
    const three = { id: 'c', shards: { count: 4, ids: [3] } };
    expect(shareWork(two, [one, two, three])).toEqual({
      guilds: { count: 4, ids: [2] },
      users: { count: 3, ids: [1] },
    });
    expect(shareWork(two, [two, three])).toEqual({
      guilds: { count: 4, ids: [2, 0] },
      users: { count: 2, ids: [0] },
    });
    expect(shareWork(three, [two, three])).toEqual({
      guilds: { count: 4, ids: [3, 1] },
      users: { count: 2, ids: [1] },
    });
  });

  it('gives a process that is missing in the table its own shards', () => {
    const own = { id: 'b', shards: { count: 2, ids: [1] } };
    const other = { id: 'a', shards: { count: 2, ids: [0] } };
    expect(shareWork(own, [other])).toEqual(shareWork(own, [other, own]));
  });

  it('leaves servers to the processes of their shards while the number of shards is changed', () => {
    const old = { id: 'a', shards: { count: 1, ids: [0] } };
    const fresh = { id: 'b', shards: { count: 2, ids: [1] } };
    expect(shareWork(fresh, [old, fresh]).guilds).toEqual({ count: 2, ids: [1] });
  });

  it('is taken over by any process once it is due for a minute', () => {
    const share = { count: 2, ids: [1] };
    const id = String(2n << 22n);
    expect(isOwnWork(id, 1_000, share, 1_000 + TAKEOVER_AFTER_MS)).toBe(false);
    expect(isOwnWork(id, 1_000, share, 1_001 + TAKEOVER_AFTER_MS)).toBe(true);
    expect(isOwnWork(String(3n << 22n), 1_000, share, 1_000)).toBe(true);
  });
});
