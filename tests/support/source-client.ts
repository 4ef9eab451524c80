import { onTestFinished } from 'vitest';
import type { SourceClient } from '../../src/sources/http/source-client.ts';
import type { RatePolicy } from '../../src/sources/http/rate-policy.ts';
import { openHttpClient } from '../../src/sources/http/http-client.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { createSilentLog } from './silent-log.ts';

/** Opens a source client for a test server; its connections are closed with the test. */
export function openTestSourceClient(
  policy: RatePolicy,
  addresses: readonly string[],
  clock: Clock,
): { client: SourceClient; log: ReturnType<typeof createSilentLog> } {
  const log = createSilentLog();
  const http = openHttpClient({ userAgent: 'Paperboy/0 (test)', clock, log, random: () => 0.5 });
  onTestFinished(() => http.close());
  return { client: http.forSource(policy, addresses), log };
}
