import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthProblem } from '../core/health.ts';
import type { Log } from '../core/log.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

/** A monitor sends one line and no body, which takes far less. */
const REQUEST_TIMEOUT_MS = 5 * SECOND_MS;

export interface MonitoringServerOptions {
  readonly host: string;
  readonly port: number;
  readonly health: Health;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly log: Pick<Log, 'error'>;
}

/** Serves health and metrics to the operator's monitor. */
export interface MonitoringServer {
  /** The port it listens on. */
  readonly port: number;
  /** Closes every connection; resolves when that is done. */
  close(): Promise<void>;
}

/** What is sent for a request. */
interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/**
 * Starts the server of `/healthz` and `/metrics`.
 * @throws Error of Node if it cannot listen there, such as EADDRINUSE
 */
export async function startMonitoringServer(options: MonitoringServerOptions): Promise<MonitoringServer> {
  const { host, port, log } = options;
  const server = createServer((request, response) => {
    pageFor(request, options)
      .catch((error: unknown) => {
        log.error('monitoring_failed', { error });
        return plainPage(500, 'The log says why.');
      })
      .then(page => send(page, request, response))
      .catch((error: unknown) => log.error('monitoring_failed', { error }));
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function pageFor(
  { method, url }: IncomingMessage,
  { health, metrics }: MonitoringServerOptions,
): Promise<Page> {
  const [path] = (url ?? '').split('?');
  if (path !== '/healthz' && path !== '/metrics')
    return plainPage(404, 'There are two pages: /healthz and /metrics.');
  if (method !== 'GET' && method !== 'HEAD') return plainPage(405, 'Use GET or HEAD.');
  if (path === '/healthz') return healthPage(await health.problems());
  return { status: 200, contentType: metrics.contentType, text: await metrics.text() };
}

function healthPage(problems: readonly HealthProblem[]): Page {
  const isHealthy = problems.length === 0;
  return {
    status: isHealthy ? 200 : 503,
    contentType: 'application/json; charset=utf-8',
    text: `${JSON.stringify({ status: isHealthy ? 'ok' : 'failing', problems })}\n`,
  };
}

function plainPage(status: number, text: string): Page {
  return { status, contentType: 'text/plain; charset=utf-8', text: `${text}\n` };
}

function send(
  { status, contentType, text }: Page,
  { method }: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : text);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  return address.port;
}
