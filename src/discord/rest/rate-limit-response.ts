import type { ResponseLike } from 'discord.js';
import * as z from 'zod';
import { DAY_MS, SECOND_MS } from '../../core/time/duration.ts';

/** Discord's longest limits are of a day. A longer wait would keep a channel's posts back after every restart. */
const MAX_RETRY_AFTER_MS = DAY_MS;

const explained = z.object({ retry_after: z.number().positive() });

/** A response with status 429. */
export interface RateLimitResponse {
  /** How long the limit lasts, ms, as far as it says so; a day at most. */
  readonly retryAfterMs: number | undefined;
  /** `user`, `shared` or `global`; `null` without Discord's own headers. */
  readonly scope: string | null;
  /** Whether it is not from Discord's API but from the network in front of it, which limits this address as a whole. */
  readonly isFromEdge: boolean;
  readonly headers: Headers;
  readonly text: string;
}

/** Reads a response with status 429. */
export async function readRateLimit(response: ResponseLike): Promise<RateLimitResponse> {
  const { headers } = response;
  const text = await response.text();
  const scope = headers.get('x-ratelimit-scope');
  const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
  const seconds = positive(headers.get('retry-after')) ?? (isJson ? retryAfterIn(text) : undefined);
  return {
    retryAfterMs: seconds === undefined ? undefined : Math.min(seconds * SECOND_MS, MAX_RETRY_AFTER_MS),
    scope,
    isFromEdge: scope === null && !isJson,
    headers,
    text,
  };
}

/** Returns a response with status 429 that says how long to wait. */
export function rateLimitResponse(
  waitMs: number,
  { headers, text }: { readonly headers?: Headers; readonly text?: string } = {},
): Response {
  const limited = new Response(text ?? '', { status: 429, statusText: 'Too Many Requests' });
  for (const [name, value] of headers ?? []) limited.headers.set(name, value);
  // The body was decoded when it was read.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding'])
    limited.headers.delete(name);
  limited.headers.set('retry-after', String(waitMs / SECOND_MS));
  return limited;
}

function positive(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

function retryAfterIn(text: string): number | undefined {
  try {
    return explained.safeParse(JSON.parse(text)).data?.retry_after;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
