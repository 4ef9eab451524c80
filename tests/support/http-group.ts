import { onTestFinished } from 'vitest';
import type { HostGroup } from '../../src/sources/http/source-client.ts';
import type { Manners } from '../../src/sources/http/rate-policy.ts';
import { createHttp } from '../../src/sources/http/http-client.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { quietLog } from './silent-log.ts';

/** A group of the polite client for a test server; its connections end with the test. */
export function openGroup(
  manners: Manners,
  addresses: readonly string[],
  clock: Clock,
): { group: HostGroup; log: ReturnType<typeof quietLog> } {
  const log = quietLog();
  const http = createHttp({ userAgent: 'Paperboy/0 (test)', clock, log, random: () => 0.5 });
  onTestFinished(() => http.close());
  return { group: http.group(manners, addresses), log };
}
