import { parseUrl } from '../../core/text/parse-url.ts';
import type { HttpResponse, RequestResult } from './send-request.ts';
import type { RatePolicy } from './rate-policy.ts';
import { rateLimitWait, retryAfter } from './retry-timing.ts';

/** What the result of a request means for the call that sent it. */
export type Outcome =
  /** A response to be read, good or bad. */
  | { readonly kind: 'response'; readonly response: HttpResponse }
  | { readonly kind: 'redirect'; readonly to: URL }
  /** A redirect to a host that was not configured. */
  | { readonly kind: 'foreignRedirect'; readonly to: string }
  /** `waitMs` is `undefined` if the response names no time. */
  | { readonly kind: 'throttled'; readonly status: number; readonly waitMs: number | undefined }
  /** The source demands that requests stop (403). */
  | { readonly kind: 'banned' }
  /** Worth a retry. */
  | { readonly kind: 'failed'; readonly reason: string; readonly cause?: unknown }
  | { readonly kind: 'tooLarge' };

const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Classifies the result of a request by the rate policy. `now` in ms since the epoch, for `Retry-After` dates. */
export function classifyResponse(
  result: RequestResult,
  policy: Pick<RatePolicy, 'throttleStatuses' | 'closedAfter403Ms'>,
  now: number,
): Outcome {
  if (result.kind !== 'response') return result;
  const { response } = result;
  const { status } = response;
  if (REDIRECT_STATUSES.includes(status)) return classifyRedirect(response);
  if (policy.throttleStatuses.includes(status)) {
    const waitMs =
      retryAfter(response.header('retry-after'), now) ?? rateLimitWait(response.header('ratelimit'));
    return { kind: 'throttled', status, waitMs };
  }
  if (status === 403 && policy.closedAfter403Ms !== null) return { kind: 'banned' };
  if (status >= 500 || status === 408) return { kind: 'failed', reason: `HTTP ${status}` };
  // None of the sources sends an empty body with a good response.
  if (status === 200 && response.body.trim() === '') return { kind: 'failed', reason: 'an empty response' };
  return { kind: 'response', response };
}

function classifyRedirect({ url, header }: HttpResponse): Outcome {
  const location = header('location');
  const to = location === null ? undefined : parseUrl(location, url);
  if (!to) return { kind: 'foreignRedirect', to: 'nowhere' };
  return canFollow(url, to) ? { kind: 'redirect', to } : { kind: 'foreignRedirect', to: to.host };
}

/** Returns true for a redirect within one origin, or from http to https of the same host: no other host was configured. */
function canFollow(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  if (from.origin === to.origin) return true;
  const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:';
  return isUpgrade && from.hostname === to.hostname && from.port === '' && to.port === '';
}
