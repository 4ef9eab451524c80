import { onTestFinished } from 'vitest';
import type { HostGroup } from '../../src/sources/http/host-group.ts';
import type { Manners } from '../../src/sources/http/manners.ts';
import { createHttp } from '../../src/sources/http/polite-client.ts';
import type { Clock } from '../../src/core/clock.ts';
import { quietLog } from './quiet-log.ts';

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
