import { MINUTE_MS } from '../core/time/duration.ts';
import type { LookupResult } from '../core/paper/remote-lookup.ts';

/** What no source has now, none will have in this time, ms. */
const REMEMBERED_MS = 10 * MINUTE_MS;

/** Questions remembered at most; the oldest are forgotten first. */
const MOST = 1_000;

/** Asks each question once: those who ask it meanwhile get the same answer, and what was nowhere is remembered. */
export function singleFlight(
  now: () => number,
): (key: string, ask: () => Promise<LookupResult>) => Promise<LookupResult> {
  const underWay = new Map<string, Promise<LookupResult>>();
  const nowhere = new Map<string, number>();

  async function asked(key: string, ask: () => Promise<LookupResult>): Promise<LookupResult> {
    const finding = await ask();
    if (finding.kind === 'notFound') {
      nowhere.delete(key);
      nowhere.set(key, now() + REMEMBERED_MS);
      const [oldest] = nowhere.keys();
      if (nowhere.size > MOST && oldest !== undefined) nowhere.delete(oldest);
    }
    return finding;
  }

  return (key, ask) => {
    if ((nowhere.get(key) ?? Number.NEGATIVE_INFINITY) > now()) return Promise.resolve({ kind: 'notFound' });
    const same = underWay.get(key);
    if (same) return same;
    const asking = asked(key, ask).finally(() => underWay.delete(key));
    underWay.set(key, asking);
    return asking;
  };
}
