import { Agent } from 'undici';
import type { Clock } from '../../core/time/clock.ts';
import type { Log } from '../../core/log.ts';
import { SourceFormatError, SourceRefusedError, SourceUnavailableError } from '../live-error.ts';
import { sendRequest, LARGEST_BODY, type Exchange, type HttpAnswer } from './send-request.ts';
import { classifyResponse, type Outcome } from './classify-response.ts';
import { createRequestQueue } from './request-queue.ts';
import type { RatePolicy } from './rate-policy.ts';
import { ACCEPT, isOfType, type DocumentType } from './document-type.ts';
import { backOff } from './retry-timing.ts';
import { openThrottle } from './throttle.ts';

/** A question to a host of the group. */
export interface GetRequest<T> {
  /** What a good answer is written in; a good answer in another type is a `SourceFormatError`. */
  readonly type: DocumentType;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** One try alone: for somebody who waits for the answer. */
  readonly isHurried?: boolean | undefined;
  /**
   * Makes of the answer, whatever its status, what the caller wants, or throws. `IncompleteAnswer` asks for another
   * try; on the last one it becomes a `SourceUnavailableError`.
   */
  readonly read: (answer: HttpAnswer, isLastTry: boolean) => T;
}

/** An answer that is well formed, but lacks what must be there: it is asked for again. */
export class IncompleteAnswer extends Error {
  override readonly name = 'IncompleteAnswer';
}

/** Hosts that are asked with one set of manners, together. */
export interface SourceClient {
  readonly source: string;
  /**
   * GET, as often as the manners allow and need. Only URLs below the configured ones. Rejects with the signal's
   * reason, `SourceUnavailableError`, `SourceRefusedError` (redirects elsewhere) or `SourceFormatError`.
   */
  get<T>(url: URL, request: GetRequest<T>): Promise<T>;
}

export interface HostGroupOptions {
  readonly manners: RatePolicy;
  /** The configured addresses: no other origin is ever asked. */
  readonly origins: readonly URL[];
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

// A third failure in a row is not chance; the caller's schedule is the next try.
const TRIES = 3;
// As many as a slash and a rename need; more is a loop.
const REDIRECTS = 5;

/** One group; it owns its connections. */
export function openSourceClient(options: HostGroupOptions): SourceClient & { close(): Promise<void> } {
  const { manners, userAgent, clock, log, random } = options;
  const { source } = manners;
  const origins: ReadonlySet<string> = new Set(options.origins.map(url => url.origin));
  const agent = new Agent({ connections: manners.concurrency, pipelining: manners.keepAlive ? 1 : 0 });
  const lane = createRequestQueue(manners, clock);
  const throttle = openThrottle(manners, lane, clock);

  /** One request in its turn. */
  const ask = (url: URL, request: GetRequest<unknown>): Promise<Outcome> =>
    lane.take(async () => {
      const turn = throttle.begin();
      const headers = { accept: ACCEPT[request.type], 'user-agent': userAgent, ...request.headers };
      const ended: Exchange = await sendRequest(url, { agent, clock, headers, signal: request.signal });
      const verdict = classifyResponse(ended, manners, clock.now());
      if (verdict.kind === 'answer') turn.answered(verdict.answer);
      if (verdict.kind === 'throttled') turn.throttled(verdict.waitMs);
      return verdict;
    }, request.signal);

  const pause = async (
    failed: number,
    reason: string,
    { url, signal, tries, cause }: Failed,
  ): Promise<void> => {
    const where = url.host + url.pathname;
    if (failed >= tries) {
      const times = tries === 1 ? '' : ` ${tries} times, at last`;
      throw new SourceUnavailableError(`${where} failed${times} with: ${reason}`, {
        source,
        cause,
      });
    }
    const waitMs = Math.round(backOff(failed, random));
    log.warn('a source did not answer', { source, where, reason, failed, waitMs });
    await clock.wait(waitMs, signal);
    signal?.throwIfAborted();
  };

  return {
    source,
    async get(asked, request) {
      if (!origins.has(asked.origin)) throw new Error(`${source}: ${asked.host} is not configured`);
      const { signal } = request;
      const tries = request.isHurried ? 1 : TRIES;
      const patience = throttle.patience();
      let url = asked;
      let redirects = 0;
      let failed = 0;
      for (;;) {
        const verdict = await ask(url, request);
        switch (verdict.kind) {
          case 'answer': {
            const { answer } = verdict;
            assertType(answer, request.type, source);
            try {
              return request.read(answer, failed === tries - 1);
            } catch (error) {
              if (!(error instanceof IncompleteAnswer)) throw error;
              failed += 1;
              await pause(failed, error.message, { url, signal, tries, cause: error });
            }
            break;
          }
          case 'trouble':
            failed += 1;
            await pause(failed, verdict.reason, { url, signal, tries, cause: verdict.cause });
            break;
          case 'throttled':
            log.warn('a source asks to slow down', { source, status: verdict.status });
            if (request.isHurried) throw new SourceUnavailableError('asks to slow down', { source });
            patience.lose();
            break;
          case 'banned':
            throw throttle.banned();
          case 'redirect':
            redirects += 1;
            if (redirects > REDIRECTS) throw new SourceRefusedError('redirects without end', { source });
            url = verdict.to;
            break;
          case 'redirect elsewhere':
            throw new SourceRefusedError(
              `${url.host} redirects to ${verdict.to}, which is not the configured host; check the address`,
              { source, concernsAll: true },
            );
          case 'too large':
            throw new SourceFormatError(
              `${url.host}${url.pathname} sends more than ${LARGEST_BODY} bytes; reading was stopped`,
              { source },
            );
        }
      }
    },
    close: () => agent.destroy(),
  };
}

interface Failed {
  readonly url: URL;
  readonly signal: AbortSignal | undefined;
  readonly tries: number;
  readonly cause: unknown;
}

function assertType(answer: HttpAnswer, type: DocumentType, source: string): void {
  const found = answer.header('content-type');
  const isGood = answer.status >= 200 && answer.status < 300;
  if (!isGood || isOfType(found, type)) return;
  throw new SourceFormatError(
    `${answer.url.host}${answer.url.pathname} answered ${found?.split(';')[0] ?? 'nothing'} instead of ${type}; ` +
      'check the address, and whether a proxy answers in its place',
    // Somebody else answers, or a page to log in.
    { source, concernsAll: true },
  );
}
