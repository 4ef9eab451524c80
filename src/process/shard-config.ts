import * as z from 'zod';

/** Which shards of Discord's gateway this process serves; `auto`: as many as Discord recommends, and all of them. */
export interface ShardConfig {
  readonly count: number | 'auto';
  /** Ascending, below `count`. Never a list with an automatic count. */
  readonly ids: readonly number[] | 'auto';
}

/** Far more than the largest bots have; a larger number is a mistake. */
const MAX_SHARDS = 10_000;

const NOT_A_COUNT = `is not a number of shards: auto, or 1 to ${MAX_SHARDS}`;
const NOT_SHARD_IDS = 'is not a list of shards such as 0,1 or 0-3, or auto';

/** SHARD_COUNT. */
export const shardCountSchema = z
  .string()
  .trim()
  .regex(/^(?:auto|\d{1,5})$/i, NOT_A_COUNT)
  .transform((text): number | 'auto' => (/^\d/.test(text) ? Number(text) : 'auto'))
  .refine(count => count === 'auto' || (count >= 1 && count <= MAX_SHARDS), NOT_A_COUNT)
  .default('auto');

/** SHARD_IDS: `0,1`, `0-3`, `0-3,8`. */
export const shardIdsSchema = z
  .string()
  .transform(text => text.replaceAll(/\s/g, ''))
  .refine(text => /^(?:auto|\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)$/i.test(text), {
    error: NOT_SHARD_IDS,
    abort: true,
  })
  .transform((text): readonly number[] | 'auto' => (/^\d/.test(text) ? listedIds(text) : 'auto'))
  .refine(ids => ids === 'auto' || ids.length > 0, { error: NOT_SHARD_IDS, abort: true })
  .default('auto');

/** Returns what is wrong with the shards of SHARD_IDS; `undefined` if nothing is. */
export function shardIdsProblem({ count, ids }: ShardConfig): string | undefined {
  if (ids === 'auto') return undefined;
  // The number that Discord recommends grows: processes that start at different times would divide the servers differently.
  if (count === 'auto') return 'needs SHARD_COUNT: the number of shards of all processes together';
  const unknown = ids.find(id => id >= count);
  return unknown === undefined
    ? undefined
    : `has the shard ${unknown}, but with SHARD_COUNT=${count} they are 0 to ${count - 1}`;
}

/** Returns the ids of a list, ascending; none of a range whose end is before its begin. */
function listedIds(text: string): readonly number[] {
  const ids = text.split(',').flatMap(part => {
    const [first = '', last = first] = part.split('-');
    return Array.from(
      { length: Math.max(0, Number(last) - Number(first) + 1) },
      (_, at) => Number(first) + at,
    );
  });
  return [...new Set(ids)].toSorted((a, b) => a - b);
}
