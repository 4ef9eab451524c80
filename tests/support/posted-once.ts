import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import type { Cluster } from './bot-cluster.ts';
import type { ClusterReactions } from './cluster-reactions.ts';

export interface PostedOnceOptions {
  /** Whose saves are compared with Discord's state too. */
  readonly reactions?: ClusterReactions;
  /** How long posts may take, ms. */
  readonly timeoutMs?: number;
  /** How long what would be posted twice has time to be, ms. */
  readonly graceMs?: number;
}

/** Waits until each channel of a cluster has a post, expects that none has two, and returns the counts to print. */
export async function expectPostedOnce(
  cluster: Cluster,
  { reactions, timeoutMs = 10 * MINUTE_MS, graceMs = 0 }: PostedOnceOptions = {},
): Promise<Record<string, number>> {
  await cluster.untilAllPosted(timeoutMs);
  await reactions?.untilEqual();
  await sleep(graceMs);
  const counts = cluster.postCounts(cluster.channelIds);
  expect(counts.filter(count => count !== 1)).toEqual([]);
  return {
    schedules: counts.length,
    messages: counts.reduce((sum, count) => sum + count, 0),
    'answers 429': cluster.rateLimited().length,
    ...(reactions && { 'saves that differ': 0 }),
  };
}
