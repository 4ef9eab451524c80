import { SECOND_MS } from '../../core/time/duration.ts';

/** An operator waits for it. */
const REQUEST_TIMEOUT_MS = 5 * SECOND_MS;

/** What an address answered, or why it did not. */
export type HeadAnswer =
  | { readonly status: number; readonly headers: Headers }
  | { readonly problem: string };

/** Asks for the head of an address, and follows no redirect. */
export async function requestHead(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method: 'HEAD' | 'GET' = 'HEAD',
): Promise<HeadAnswer> {
  try {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const response = await fetch(address, { method, headers, signal, redirect: 'manual' });
    await response.body?.cancel();
    return { status: response.status, headers: response.headers };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}
