import { expect } from 'vitest';
import type { SourceClient } from '../../../src/sources/http/source-client.ts';
import type { RatePolicy } from '../../../src/sources/http/rate-policy.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { json, openSourceServer, type Reply } from '../../support/source-server.ts';

/** When the client's clock starts. */
export const START = '2026-03-05T12:00:00Z';

/** A client and a server that gives some responses, then good ones. */
export async function setUp(policy: RatePolicy, ...replies: Reply[]) {
  const clock = createFastClock(START);
  const server = await openSourceServer(clock, json('good'));
  server.next(...replies);
  const { client, log } = openTestSourceClient(policy, [server.address], clock);
  return {
    clock,
    server,
    client,
    log,
    get: (path = '/x', signal?: AbortSignal) => getBody(client, server.address + path, signal),
  };
}

/** Fetches the URL and returns status and body. */
export async function getBody(client: SourceClient, address: string, signal?: AbortSignal): Promise<string> {
  return await client.get(new URL(address), {
    type: 'JSON',
    signal,
    read: ({ status, body }) => `${status} ${body}`,
  });
}

/** Returns the error that work fails with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

/** Waits in real time until that many requests to the server have ended. */
export async function closed(
  seen: readonly { readonly endedAt: number | undefined }[],
  count: number,
): Promise<void> {
  await expect
    .poll(() => seen.filter(({ endedAt }) => endedAt !== undefined).length, { interval: 1 })
    .toBe(count);
}
