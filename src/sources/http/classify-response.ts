import { parseUrl } from '../../core/text/parse-url.ts';
import type { Exchange, HttpAnswer } from './send-request.ts';
import type { RatePolicy } from './rate-policy.ts';
import { rateLimitWait, retryAfter } from './retry-timing.ts';

/** What the end of a request means for the call that it was made for. */
export type Outcome =
  /** An answer to the question, good or bad. */
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'redirect'; readonly to: URL }
  | { readonly kind: 'redirect elsewhere'; readonly to: string }
  /** `waitMs` is `undefined` where the host does not say how long. */
  | { readonly kind: 'throttled'; readonly status: number; readonly waitMs: number | undefined }
  | { readonly kind: 'banned' }
  /** Worth another try. */
  | { readonly kind: 'trouble'; readonly reason: string; readonly cause?: unknown }
  | { readonly kind: 'too large' };

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Judges one exchange by the manners of its group. Pure; `now` in ms since the epoch, for `Retry-After` dates. */
export function classifyResponse(
  exchange: Exchange,
  manners: Pick<RatePolicy, 'throttledBy' | 'closedAfter403Ms'>,
  now: number,
): Outcome {
  if (exchange.kind === 'too large') return exchange;
  if (exchange.kind === 'failed') return { kind: 'trouble', reason: exchange.reason, cause: exchange.cause };
  const { answer } = exchange;
  const { status } = answer;
  if (REDIRECTS.includes(status)) return judgeRedirect(answer);
  if (manners.throttledBy.includes(status)) {
    const waitMs = retryAfter(answer.header('retry-after'), now) ?? rateLimitWait(answer.header('ratelimit'));
    return { kind: 'throttled', status, waitMs };
  }
  if (status === 403 && manners.closedAfter403Ms !== null) return { kind: 'banned' };
  if (status >= 500 || status === 408) return { kind: 'trouble', reason: `HTTP ${status}` };
  // None of the sources answers a good question with nothing at all.
  if (status === 200 && answer.body.trim() === '') return { kind: 'trouble', reason: 'an empty answer' };
  return { kind: 'answer', answer };
}

function judgeRedirect({ url, header }: HttpAnswer): Outcome {
  const location = header('location');
  const to = location === null ? undefined : parseUrl(location, url);
  if (!to) return { kind: 'redirect elsewhere', to: 'nowhere' };
  return mayFollow(url, to) ? { kind: 'redirect', to } : { kind: 'redirect elsewhere', to: to.host };
}

/** Only within the origin that was asked, or from http to https of the same host: nothing else was configured. */
function mayFollow(from: URL, to: URL): boolean {
  if (to.username !== '' || to.password !== '') return false;
  if (from.origin === to.origin) return true;
  const isUpgrade = from.protocol === 'http:' && to.protocol === 'https:';
  return isUpgrade && from.hostname === to.hostname && from.port === '' && to.port === '';
}
