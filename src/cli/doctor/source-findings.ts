import type { SourcesConfig } from '../../process/config.ts';
import { userAgent } from '../../sources/http/user-agent.ts';
import type { Finding } from './findings.ts';
import { requestHead } from './request-head.ts';

/** Asks each source for the head of its address: one small request to each host. */
export async function sourceFindings(sources: SourcesConfig, version: string): Promise<Finding[]> {
  const addresses = [sources.huggingFaceUrl, sources.arxivApiUrl, sources.arxivFeedUrl];
  const firstOfHost = new Map(addresses.toReversed().map(address => [new URL(address).host, address]));
  return await Promise.all(
    [...firstOfHost.values()].toReversed().map(address => sourceFinding(address, sources.contact, version)),
  );
}

async function sourceFinding(
  address: string,
  contact: string | undefined,
  version: string,
): Promise<Finding> {
  const check = 'sources';
  const answer = await requestHead(address, { 'user-agent': userAgent(version, contact) });
  // What such an address answers without a query differs; that it answers is enough.
  if ('status' in answer && answer.status < 500) return { check, result: 'ok', text: `${address} answers` };
  const reason = 'status' in answer ? `status ${answer.status}` : answer.problem;
  return {
    check,
    result: 'warning',
    text: `${address} cannot be used (${reason}): check the network, a proxy and the address; new papers come once it answers`,
  };
}
