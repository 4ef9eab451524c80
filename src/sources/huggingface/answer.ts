import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import type { HttpAnswer } from '../http/send-request.ts';
import { SourceFormatError, SourceRefusedError } from '../live-error.ts';

interface Context {
  readonly source: string;
  /** Never repeated, even if the other side does. */
  readonly token: string | undefined;
  /** Whether the question holds what a member wrote: then nothing that the other side says of it is repeated. */
  readonly isPrivate: boolean;
}

/** The error for an answer that is none of the good ones, in the words of its `X-Error-Message`. */
export function refusal(answer: HttpAnswer, { source, token, isPrivate }: Context): SourceRefusedError {
  const { status, url } = answer;
  const told = isPrivate ? '' : (answer.header('x-error-message') ?? answer.header('x-error-code') ?? '');
  const kept = token === undefined ? told : told.replaceAll(token, '…');
  const detail = excerpt(cleanText(kept), 200);
  const advice = status === 401 || status === 403 ? '; check HF_TOKEN and the address' : '';
  return new SourceRefusedError(
    `refused ${url.pathname} with HTTP ${status}${detail === '' ? '' : ` (${detail})`}${advice}`,
    { source, status },
  );
}

/** The body as JSON, or `SourceFormatError`. */
export function readJson(answer: HttpAnswer, { source }: Pick<Context, 'source'>): unknown {
  try {
    return JSON.parse(answer.body);
  } catch (cause) {
    // Not what the parser says: it repeats pieces of the body.
    throw new SourceFormatError(
      `${answer.url.pathname} answered ${answer.body.length} characters that are no JSON, or only a part of it`,
      { source, cause },
    );
  }
}
