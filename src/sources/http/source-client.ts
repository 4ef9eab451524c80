import { Agent } from 'undici';
import type { Clock } from '../../core/time/clock.ts';
import type { Log } from '../../core/log.ts';
import { SourceFormatError, SourceRefusedError, SourceUnavailableError } from '../remote-source-error.ts';
import { sendRequest, MAX_BODY_BYTES, type HttpResponse } from './send-request.ts';
import { classifyResponse, type Outcome } from './classify-response.ts';
import { createRequestQueue, type ReserveRequest } from './request-queue.ts';
import type { RatePolicy } from './rate-policy.ts';
import { ACCEPT, isOfType, type DocumentType } from './document-type.ts';
import { backOff } from './retry-timing.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** One GET request and how its response is read. */
export interface GetRequest<T> {
  /** The expected format of a good response; any other is a `SourceFormatError`. */
  readonly type: DocumentType;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Retries after a failure; `MAX_RETRIES` by default. */
  readonly retries?: number | undefined;
  /** True lets every other request that waits for its turn go first. */
  readonly yields?: boolean | undefined;
  /**
   * Converts a response of any status to the result, or throws. `IncompleteResponseError` causes a retry; at the last
   * attempt it becomes a `SourceUnavailableError`.
   */
  readonly read: (response: HttpResponse, isLastAttempt: boolean) => T;
}

/** A well-formed response that lacks required content: the request is retried. */
export class IncompleteResponseError extends Error {
  override readonly name = 'IncompleteResponseError';
}

/** Sends requests to the hosts of one source under their common rate policy. */
export interface SourceClient {
  readonly source: string;
  /**
   * Sends a GET request, with retries and within the rate policy, to a configured origin. Rejects with the signal's
   * reason, `SourceUnavailableError`, `SourceRefusedError` (redirects to other hosts) or `SourceFormatError`.
   */
  get<T>(url: URL, request: GetRequest<T>): Promise<T>;
}

export interface SourceClientOptions {
  readonly policy: RatePolicy;
  /** If its limits count over several processes. */
  readonly reserve?: ReserveRequest | undefined;
  /** The configured addresses: no request goes to any other origin. */
  readonly origins: readonly URL[];
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

// A source that fails three times in a row is down; the caller tries again at its next run.
const MAX_RETRIES = 2;
// Enough for a slash and a rename; more is a loop.
const MAX_REDIRECTS = 5;

/** One call of `get`, which may take several requests. */
interface Call {
  readonly request: Omit<GetRequest<unknown>, 'read'>;
  readonly maxAttempts: number;
  readonly retryBudget: ReturnType<Throttle['retryBudget']>;
  url: URL;
  failed: number;
  redirects: number;
}

/** Opens the client of one source; it owns its connections. */
export function openSourceClient(options: SourceClientOptions): SourceClient & { close(): Promise<void> } {
  const { policy, userAgent, clock, log, random, reserve } = options;
  const { source } = policy;
  const origins: ReadonlySet<string> = new Set(options.origins.map(url => url.origin));
  const agent = new Agent({ connections: policy.concurrency, pipelining: policy.keepAlive ? 1 : 0 });
  const queue = createRequestQueue(policy, clock, reserve);
  const throttle = createThrottle(policy, queue, clock);

  const send = ({ url, request }: Call): Promise<Outcome> =>
    queue.run(
      async () => {
        const started = throttle.begin();
        const headers = { accept: ACCEPT[request.type], 'user-agent': userAgent, ...request.headers };
        const result = await sendRequest(url, { agent, clock, headers, signal: request.signal });
        const outcome = classifyResponse(result, policy, clock.now());
        if (outcome.kind === 'response') started.answered(outcome.response);
        if (outcome.kind === 'throttled') started.throttled(outcome.waitMs);
        return outcome;
      },
      request.signal,
      request.yields,
    );

  /** Waits before the next attempt; throws `SourceUnavailableError` after the last one. */
  const pauseAfterFailure = async (call: Call, reason: string, cause: unknown): Promise<void> => {
    const { url, maxAttempts, request } = call;
    call.failed += 1;
    const where = url.host + url.pathname;
    if (call.failed >= maxAttempts) {
      const problem =
        maxAttempts === 1
          ? `${where} failed: ${reason}`
          : `${where} failed ${maxAttempts} times; last failure: ${reason}`;
      throw new SourceUnavailableError(problem, { source, cause });
    }
    const waitMs = Math.round(backOff(call.failed, random));
    log.warn('source_request_failed', { source, where, reason, failed: call.failed, waitMs });
    await clock.wait(waitMs, request.signal);
    request.signal?.throwIfAborted();
  };

  /** Prepares the call for its next request, or throws if there is none. */
  const prepareNext = async (call: Call, outcome: Exclude<Outcome, { kind: 'response' }>): Promise<void> => {
    const { url, request, retryBudget } = call;
    switch (outcome.kind) {
      case 'failed':
        return await pauseAfterFailure(call, outcome.reason, outcome.cause);
      case 'throttled':
        log.warn('source_throttled', { source, status: outcome.status });
        if (request.retries === 0) throw new SourceUnavailableError('rate limit exceeded', { source });
        return retryBudget.spend();
      case 'banned':
        throw throttle.banned();
      case 'redirect':
        call.redirects += 1;
        if (call.redirects > MAX_REDIRECTS) throw new SourceRefusedError('too many redirects', { source });
        call.url = outcome.to;
        return;
      case 'foreignRedirect':
        throw new SourceRefusedError(
          `${url.host} redirects to ${outcome.to}, which is not the configured host; check the address`,
          { source, concernsAll: true },
        );
      case 'tooLarge':
        throw new SourceFormatError(
          `${url.host}${url.pathname} sends more than ${MAX_BODY_BYTES} bytes; reading was stopped`,
          { source },
        );
    }
  };

  return {
    source,
    async get(url, request) {
      if (!origins.has(url.origin)) throw new Error(`${source}: ${url.host} is not configured`);
      const maxAttempts = 1 + (request.retries ?? MAX_RETRIES);
      const retryBudget = throttle.retryBudget();
      const call: Call = { request, maxAttempts, retryBudget, url, failed: 0, redirects: 0 };
      for (;;) {
        const outcome = await send(call);
        if (outcome.kind !== 'response') {
          await prepareNext(call, outcome);
          continue;
        }
        assertType(outcome.response, request.type, source);
        try {
          return request.read(outcome.response, call.failed === maxAttempts - 1);
        } catch (error) {
          if (!(error instanceof IncompleteResponseError)) throw error;
          await pauseAfterFailure(call, error.message, error);
        }
      }
    },
    close: () => agent.destroy(),
  };
}

function assertType({ status, url, header }: HttpResponse, type: DocumentType, source: string): void {
  const found = header('content-type');
  const isGood = status >= 200 && status < 300;
  if (!isGood || isOfType(found, type)) return;
  throw new SourceFormatError(
    `${url.host}${url.pathname} sent ${found?.split(';')[0] ?? 'no content type'} instead of ${type}; ` +
      'check the address, and whether a proxy answers instead of the source',
    // Another server or a login page answers: every request would get the same.
    { source, concernsAll: true },
  );
}
