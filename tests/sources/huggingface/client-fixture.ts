import { HUGGING_FACE_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import { createHuggingFaceClient } from '../../../src/sources/huggingface/client.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { openHuggingFaceServer } from '../../support/hugging-face-server.ts';

const NOW = '2026-02-27T12:00:00Z';
/** A token that no log or error may contain. */
export const TOKEN = 'hf_secretSecret';

/** The client and a server that lists some papers. */
export async function setUp(
  wrappers: readonly Record<string, unknown>[] = [],
  options: { now?: string; token?: string; base?: string } = {},
) {
  const clock = createFastClock(options.now ?? NOW);
  const server = await openHuggingFaceServer(clock, wrappers);
  const { client, log } = openTestSourceClient(HUGGING_FACE_RATE_POLICY, [server.address], clock);
  const source = createHuggingFaceClient({
    baseUrl: server.address + (options.base ?? ''),
    token: options.token,
    http: client,
    now: clock.now,
    log,
  });
  return { source, server, clock, log };
}
