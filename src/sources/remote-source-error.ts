import type { SourceFaultKind } from '../core/source/remote-sources.ts';
import { SourceError } from './source-error.ts';

interface RemoteErrorOptions {
  /** Display name of the source: `arXiv`. */
  readonly source: string;
  readonly cause?: unknown;
}

interface ResponseErrorOptions extends RemoteErrorOptions {
  /** Whether every other request would fail the same way, as with a bad token or a login page. */
  readonly concernsAll?: boolean;
}

/**
 * A failed request to a remote source. `message` is for the operator and names the cause; `userMessage` may be shown to
 * any member. Neither contains a token or a query.
 */
abstract class RemoteSourceError extends SourceError {
  abstract readonly userMessage: string;
  /** Whether any other request would fail the same way at present, so that more of them are useless. */
  abstract readonly concernsAll: boolean;
  readonly source: string;

  constructor(problem: string, { source, cause }: RemoteErrorOptions) {
    super(`${source}: ${problem}`, { cause });
    this.source = source;
  }
}

/** The source does not respond or throttles requests. The same request may succeed later. */
export class SourceUnavailableError extends RemoteSourceError {
  override readonly name = 'SourceUnavailableError';
  override readonly concernsAll = true;
  override readonly userMessage: string;
  /** Requests before this instant (ms since the epoch) are useless; `undefined` if it is unknown. */
  readonly retryAt: number | undefined;

  constructor(problem: string, options: RemoteErrorOptions & { readonly retryAt?: number | undefined }) {
    const { source, retryAt } = options;
    super(
      retryAt === undefined ? problem : `${problem}; try again after ${new Date(retryAt).toISOString()}`,
      options,
    );
    this.retryAt = retryAt;
    this.userMessage = `${source} cannot be reached right now. Try again later.`;
  }
}

/** The source rejected the request, or redirected it elsewhere: the same request will get the same response. */
export class SourceRefusedError extends RemoteSourceError {
  override readonly name = 'SourceRefusedError';
  override readonly userMessage: string;
  override readonly concernsAll: boolean;
  /** HTTP status; `undefined` if the request was refused before it was sent. */
  readonly status: number | undefined;

  constructor(problem: string, options: ResponseErrorOptions & { readonly status?: number }) {
    super(problem, options);
    const { source, status } = options;
    this.status = status;
    // These two concern the client, not the request.
    this.concernsAll = options.concernsAll ?? (status === 401 || status === 403);
    this.userMessage = this.concernsAll
      ? `${source} refuses requests from Paperboy right now. Tell the operator of the bot.`
      : `${source} did not accept this request. Check what you entered.`;
  }
}

/** The response is not in the format of the source: cut off, malformed, too large, or another kind of document. */
export class SourceFormatError extends RemoteSourceError {
  override readonly name = 'SourceFormatError';
  override readonly userMessage: string;
  override readonly concernsAll: boolean;

  constructor(problem: string, options: ResponseErrorOptions) {
    super(problem, options);
    this.concernsAll = options.concernsAll ?? false;
    this.userMessage = `${options.source} sent a response that Paperboy cannot read. Try again later.`;
  }
}

/** Returns the kind of fault of an error thrown by a source client; `undefined` for any other error. */
export function classifySourceError(error: unknown): SourceFaultKind | undefined {
  if (error instanceof RemoteSourceError && error.concernsAll) return 'unavailable';
  if (error instanceof SourceRefusedError) return 'refused';
  return error instanceof SourceFormatError ? 'unreadable' : undefined;
}
