import { createArxivApiClient } from '../../../src/sources/arxiv/query-api.ts';
import { ARXIV_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import { openArxivServer, type ArxivPaper } from '../../support/arxiv-server.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';

/** The query API's client and a server that has some papers. */
export async function setUp(papers: readonly ArxivPaper[] = []) {
  const clock = createFastClock('2026-03-05T12:00:00Z');
  const server = await openArxivServer(clock, papers);
  const { client, log } = openTestSourceClient(ARXIV_RATE_POLICY, [server.address], clock);
  return {
    api: createArxivApiClient({ baseUrl: server.address, http: client, clock, log }),
    server,
    clock,
    log,
  };
}

export function numberedPapers(count: number): ArxivPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `2603.${String(index + 1).padStart(5, '0')}`,
  }));
}
