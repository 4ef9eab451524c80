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

/** A failed request to a remote source. The message names the cause, for the operator, and contains no token or query. */
abstract class RemoteSourceError extends SourceError {
  /** Whether any other request would fail the same way at present, so that more of them are useless. */
  abstract readonly concernsAll: boolean;

  constructor(problem: string, { source, cause }: RemoteErrorOptions) {
    super(`${source}: ${problem}`, { cause });
  }
}

/** The source does not respond or throttles requests. The same request may succeed later. */
export class SourceUnavailableError extends RemoteSourceError {
  override readonly name = 'SourceUnavailableError';
  override readonly concernsAll = true;
  /** Requests before this instant (ms since the epoch) are useless; `undefined` if it is unknown. */
  readonly retryAt: number | undefined;

  constructor(problem: string, options: RemoteErrorOptions & { readonly retryAt?: number | undefined }) {
    const { retryAt } = options;
    super(
      retryAt === undefined ? problem : `${problem}; try again after ${new Date(retryAt).toISOString()}`,
      options,
    );
    this.retryAt = retryAt;
  }
}

/** The source rejected the request, or redirected it elsewhere: the same request will get the same response. */
export class SourceRefusedError extends RemoteSourceError {
  override readonly name = 'SourceRefusedError';
  override readonly concernsAll: boolean;
  /** HTTP status; `undefined` if the request was refused before it was sent. */
  readonly status: number | undefined;

  constructor(problem: string, options: ResponseErrorOptions & { readonly status?: number }) {
    super(problem, options);
    const { status } = options;
    this.status = status;
    // These two concern the client, not the request.
    this.concernsAll = options.concernsAll ?? (status === 401 || status === 403);
  }
}

/** The response is not in the format of the source: cut off, malformed, too large, or another kind of document. */
export class SourceFormatError extends RemoteSourceError {
  override readonly name = 'SourceFormatError';
  override readonly concernsAll: boolean;

  constructor(problem: string, options: ResponseErrorOptions) {
    super(problem, options);
    this.concernsAll = options.concernsAll ?? false;
  }
}

/** Returns the kind of fault of an error thrown by a source client; `undefined` for any other error. */
export function classifySourceError(error: unknown): SourceFaultKind | undefined {
  if (error instanceof RemoteSourceError && error.concernsAll) return 'unavailable';
  if (error instanceof SourceRefusedError) return 'refused';
  return error instanceof SourceFormatError ? 'unreadable' : undefined;
}
