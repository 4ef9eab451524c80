import { fetch, type Agent } from 'undici';
import type { Clock } from '../../core/time/clock.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import { excerpt } from '../file/excerpt.ts';

/** A request in all, from the connection to the last byte of the body, ms. */
export const REQUEST_MS = MINUTE_MS;

/** Bytes of the largest body that is read, after decompression; 2,000 entries of arXiv have about 6 MB. */
export const LARGEST_BODY = 32 * 1024 * 1024;

/** What a host answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly url: URL;
  readonly body: string;
  /** A header, whatever its case; `null` if it is missing. */
  header(name: string): string | null;
}

/** How one request ended, if it was not aborted by the caller. */
export type Exchange =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** No answer, or only a part of one. */
  | { readonly kind: 'failed'; readonly reason: string; readonly cause: unknown }
  | { readonly kind: 'too large' };

export interface ExchangeOptions {
  readonly agent: Agent;
  readonly clock: Clock;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** One GET, no redirects followed. Rejects only with the reason of the caller's signal. */
export async function sendRequest(url: URL, options: ExchangeOptions): Promise<Exchange> {
  const { agent, clock, headers, signal } = options;
  signal?.throwIfAborted();
  const request = new AbortController();
  const ended = new AbortController();
  const stop = () => request.abort();
  let timedOut = false;
  signal?.addEventListener('abort', stop, { once: true });
  const limit = async () => {
    await clock.wait(REQUEST_MS, ended.signal);
    if (ended.signal.aborted) return;
    timedOut = true;
    stop();
  };
  void limit();
  try {
    const response = await fetch(url, {
      dispatcher: agent,
      headers,
      redirect: 'manual',
      signal: request.signal,
    });
    const body = await readBody(response.body);
    if (body === undefined) {
      stop();
      return { kind: 'too large' };
    }
    const answer: HttpAnswer = {
      status: response.status,
      url,
      body,
      header: name => response.headers.get(name),
    };
    return { kind: 'answer', answer };
  } catch (cause) {
    signal?.throwIfAborted();
    if (timedOut) return { kind: 'failed', reason: `no whole answer within ${REQUEST_MS / 1000} s`, cause };
    return { kind: 'failed', reason: networkReason(cause), cause };
  } finally {
    signal?.removeEventListener('abort', stop);
    ended.abort();
  }
}

/** The body as text, or `undefined` as soon as it is too large. Wrong UTF-8 is replaced: it spoils one record only. */
async function readBody(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > LARGEST_BODY) return undefined;
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** What undici says under `fetch failed`: a code such as `ECONNRESET`, else its message. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'the connection failed';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return code ?? excerpt(cause.message, 120);
}
