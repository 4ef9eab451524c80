import { MAX_REQUESTS_PER_SECOND } from '../../src/core/request-allowance.ts';
import { SPREAD_MS } from '../../src/core/schedule/slots.ts';
import { fnv1a } from '../../src/core/text/hash.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { createRandom } from './search/generator/random.ts';

const SERVERS = 100_000;

/** Where servers are: when it is 09:00 there, in hours UTC, and their share. An assumption; the largest share decides. */
const MORNINGS = [
  { place: 'Sydney', hourUtc: 22, share: 0.03 },
  { place: 'Tokyo, Seoul', hourUtc: 0, share: 0.1 },
  { place: 'China, Singapore', hourUtc: 1, share: 0.1 },
  { place: 'India', hourUtc: 3.5, share: 0.1 },
  { place: 'Moscow, Istanbul', hourUtc: 6, share: 0.06 },
  { place: 'Central Europe', hourUtc: 8, share: 0.18 },
  { place: 'United Kingdom', hourUtc: 9, share: 0.08 },
  { place: 'Brazil', hourUtc: 12, share: 0.07 },
  { place: 'US East', hourUtc: 14, share: 0.14 },
  { place: 'US Central', hourUtc: 15, share: 0.06 },
  { place: 'US West', hourUtc: 17, share: 0.08 },
] as const;

/** Over which time the digests of one minute are due: at once, as it is, and further. */
const SPREADS_MS = [0, SPREAD_MS, 15 * MINUTE_MS, 30 * MINUTE_MS];

/** A digest of the simulation: when its server expects it and when it is due, ms. */
interface Digest {
  readonly slotAt: number;
  readonly dueAt: number;
}

/**
 * Simulates a day on which each of 100,000 servers has one or two schedules at 09:00 of its zone, and prints how late
 * digests are, after 09:00 and after they are due. One request a digest; nothing else uses the allowance.
 */
export function benchMorning(): Promise<void> {
  for (const spreadMs of SPREADS_MS) {
    const digests = digestsOf(spreadMs);
    const sentAt = sendInOrder(digests);
    const late = (from: keyof Digest) =>
      quantiles(digests.map((digest, at) => (sentAt[at] ?? 0) - digest[from]));
    console.log(
      `morning: ${SERVERS} servers, ${digests.length} digests, spread over ${spreadMs / MINUTE_MS} min, ` +
        `${MAX_REQUESTS_PER_SECOND} requests a second: after 09:00 ${late('slotAt')}; after they are due ${late('dueAt')}`,
    );
  }
  return Promise.resolve();
}

/** Returns the digests in the order in which they are due. */
function digestsOf(spreadMs: number): Digest[] {
  const random = createRandom(9);
  const digests: Digest[] = [];
  for (const { hourUtc, share } of MORNINGS) {
    for (let server = 0; server < SERVERS * share; server += 1) {
      const slotAt = hourUtc * HOUR_MS;
      const dueAt = slotAt + (spreadMs === 0 ? 0 : fnv1a(`${hourUtc} ${server}`) % spreadMs);
      const schedules = random.pick([1, 2]);
      for (let at = 0; at < schedules; at += 1) digests.push({ slotAt, dueAt });
    }
  }
  return digests.toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Returns when each is sent, ms: as soon as it is due and the allowance permits it. */
function sendInOrder(digests: readonly Digest[]): number[] {
  let freeAt = Number.NEGATIVE_INFINITY;
  return digests.map(({ dueAt }) => {
    const sentAt = Math.max(dueAt, freeAt);
    freeAt = sentAt + SECOND_MS / MAX_REQUESTS_PER_SECOND;
    return sentAt;
  });
}

/** Returns the median, the 95th percentile and the maximum, in minutes. */
function quantiles(lateMs: readonly number[]): string {
  const sorted = lateMs.toSorted((a, b) => a - b);
  const at = (part: number) => ((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) / MINUTE_MS).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, at most ${at(1)} min`;
}
