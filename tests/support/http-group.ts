import { onTestFinished } from 'vitest';
import type { SourceClient } from '../../src/sources/http/source-client.ts';
import type { RatePolicy } from '../../src/sources/http/rate-policy.ts';
import { createHttpClient } from '../../src/sources/http/http-client.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { silentLog } from './silent-log.ts';

/** A group of the polite client for a test server; its connections end with the test. */
export function openGroup(
  manners: RatePolicy,
  addresses: readonly string[],
  clock: Clock,
): { group: SourceClient; log: ReturnType<typeof silentLog> } {
  const log = silentLog();
  const http = createHttpClient({ userAgent: 'Paperboy/0 (test)', clock, log, random: () => 0.5 });
  onTestFinished(() => http.close());
  return { group: http.group(manners, addresses), log };
}
