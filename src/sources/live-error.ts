import type { FaultKind } from '../core/source/live-sources.ts';
import { SourceError } from './source-error.ts';

interface LiveErrorOptions {
  /** Name of the source as people know it: `arXiv`. */
  readonly source: string;
  readonly cause?: unknown;
}

interface AnswerErrorOptions extends LiveErrorOptions {
  /** Whether every other question would fare the same, as with a bad token or a page to log in. */
  readonly concernsAll?: boolean;
}

/**
 * A source on the net that gave nothing of use. `message` is for the operator and names the cause; `userMessage` may be
 * shown to anyone. Neither holds a token or a query.
 */
abstract class LiveSourceError extends SourceError {
  abstract readonly userMessage: string;
  /** Whether any other question would fare the same just now: then there is no use in asking on. */
  abstract readonly concernsAll: boolean;
  readonly source: string;

  constructor(problem: string, { source, cause }: LiveErrorOptions) {
    super(`${source}: ${problem}`, { cause });
    this.source = source;
  }
}

/** The source does not answer, or wants to be left alone for now. The same question may be answered later. */
export class SourceUnavailableError extends LiveSourceError {
  override readonly name = 'SourceUnavailableError';
  override readonly concernsAll = true;
  override readonly userMessage: string;
  /** Before this instant (ms since the epoch) another try is in vain; `undefined` where nobody can tell. */
  readonly retryAt: number | undefined;

  constructor(problem: string, options: LiveErrorOptions & { readonly retryAt?: number | undefined }) {
    const { source, retryAt } = options;
    super(
      retryAt === undefined ? problem : `${problem}; try again after ${new Date(retryAt).toISOString()}`,
      options,
    );
    this.retryAt = retryAt;
    this.userMessage = `${source} cannot be reached just now. Try again later.`;
  }
}

/** The source understood and said no (or pointed elsewhere): the same question will get the same answer. */
export class SourceRefusedError extends LiveSourceError {
  override readonly name = 'SourceRefusedError';
  override readonly userMessage: string;
  override readonly concernsAll: boolean;
  /** HTTP status; `undefined` for what was refused before it was asked. */
  readonly status: number | undefined;

  constructor(problem: string, options: AnswerErrorOptions & { readonly status?: number }) {
    super(problem, options);
    const { source, status } = options;
    this.status = status;
    // These two are about who asks, not about what is asked.
    this.concernsAll = options.concernsAll ?? (status === 401 || status === 403);
    this.userMessage = this.concernsAll
      ? `${source} does not answer Paperboy just now. Tell those who run it.`
      : `${source} did not accept this request. Check what you asked for.`;
  }
}

/** The source answered something that is not in its format: cut off, malformed, too large, another kind of document. */
export class SourceFormatError extends LiveSourceError {
  override readonly name = 'SourceFormatError';
  override readonly userMessage: string;
  override readonly concernsAll: boolean;

  constructor(problem: string, options: AnswerErrorOptions) {
    super(problem, options);
    this.concernsAll = options.concernsAll ?? false;
    this.userMessage = `${options.source} answered something that Paperboy cannot read. Try again later.`;
  }
}

/** What kind of fault an error of a source is; `undefined` for errors of another origin. */
export function faultOf(error: unknown): FaultKind | undefined {
  if (error instanceof LiveSourceError && error.concernsAll) return 'unavailable';
  if (error instanceof SourceRefusedError) return 'refused';
  return error instanceof SourceFormatError ? 'unreadable' : undefined;
}
