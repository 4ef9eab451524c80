import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import type { HttpResponse } from '../http/send-request.ts';
import { SourceFormatError, SourceRefusedError } from '../remote-source-error.ts';

interface Context {
  readonly source: string;
  /** Removed from messages, even if the server repeats it. */
  readonly token: string | undefined;
  /** Whether the request contains a member's text: then the message leaves out what the server says about it. */
  readonly isPrivate: boolean;
}

/** Returns the error for a response with a bad status, with the text of its `X-Error-Message`. */
export function toRefusedError(
  response: HttpResponse,
  { source, token, isPrivate }: Context,
): SourceRefusedError {
  const { status, url } = response;
  const message = isPrivate
    ? ''
    : (response.header('x-error-message') ?? response.header('x-error-code') ?? '');
  const redacted = token === undefined ? message : message.replaceAll(token, '…');
  const detail = excerpt(cleanText(redacted), 200);
  const advice = status === 401 || status === 403 ? '; check HF_TOKEN and the address' : '';
  return new SourceRefusedError(
    `refused ${url.pathname} with HTTP ${status}${detail === '' ? '' : ` (${detail})`}${advice}`,
    { source, status },
  );
}

/** Parses the body as JSON. Throws `SourceFormatError` if it is not. */
export function parseJson({ url, body }: HttpResponse, { source }: Pick<Context, 'source'>): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    // Without the parser's message, which repeats parts of the body.
    throw new SourceFormatError(
      `${url.pathname} sent ${body.length} characters that are not JSON, or only a part of it`,
      { source, cause },
    );
  }
}
