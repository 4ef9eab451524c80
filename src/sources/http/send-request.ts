import { fetch, type Agent } from 'undici';
import type { Clock } from '../../core/time/clock.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import { excerpt } from '../file/excerpt.ts';

/** Timeout of a request, from the connection to the last byte of the body. */
export const REQUEST_TIMEOUT_MS = MINUTE_MS;

/** The largest body that is read, after decompression; 2,000 entries of arXiv have about 6 MB. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** A complete response. */
export interface HttpResponse {
  readonly status: number;
  readonly url: URL;
  readonly body: string;
  /** Returns a header by its name in any case; `null` if it is missing. */
  header(name: string): string | null;
}

/** How a request ended, unless the caller aborted it. */
export type RequestResult =
  | { readonly kind: 'response'; readonly response: HttpResponse }
  /** No response, or an incomplete one. */
  | { readonly kind: 'failed'; readonly reason: string; readonly cause: unknown }
  | { readonly kind: 'tooLarge' };

export interface RequestOptions {
  readonly agent: Agent;
  readonly clock: Clock;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one GET request without following redirects. Rejects only with the reason of the caller's signal. */
export async function sendRequest(url: URL, options: RequestOptions): Promise<RequestResult> {
  const { agent, clock, headers, signal } = options;
  signal?.throwIfAborted();
  const request = new AbortController();
  const ended = new AbortController();
  const abort = () => request.abort();
  let timedOut = false;
  signal?.addEventListener('abort', abort, { once: true });
  const abortAtTimeout = async () => {
    await clock.wait(REQUEST_TIMEOUT_MS, ended.signal);
    if (ended.signal.aborted) return;
    timedOut = true;
    abort();
  };
  void abortAtTimeout();
  try {
    const response = await fetch(url, {
      dispatcher: agent,
      headers,
      redirect: 'manual',
      signal: request.signal,
    });
    const body = await readBody(response.body);
    if (body === undefined) {
      abort();
      return { kind: 'tooLarge' };
    }
    const header = (name: string) => response.headers.get(name);
    return { kind: 'response', response: { status: response.status, url, body, header } };
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = timedOut
      ? `no complete response within ${REQUEST_TIMEOUT_MS / 1000} s`
      : networkReason(cause);
    return { kind: 'failed', reason, cause };
  } finally {
    signal?.removeEventListener('abort', abort);
    ended.abort();
  }
}

/** Returns the body as text, or `undefined` once it is too large. Invalid UTF-8 is replaced, which damages one record only. */
async function readBody(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Returns what undici hides below `fetch failed`: a code such as `ECONNRESET`, else its message. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'the connection failed';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return code ?? excerpt(cause.message, 120);
}
