import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { ApiError } from '../../discord-emulator/api-error.ts';
import { formErrorLines } from './form-error-lines.ts';

/** What a page asked for cannot be answered; the message is for the person at it. */
export class PageRequestError extends Error {
  override readonly name = 'PageProblem';
  /** HTTP status. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a person is told of an error; undefined for a mistake of the playground itself. */
export function toPageRequestError(error: unknown): PageRequestError | undefined {
  if (error instanceof PageRequestError) return error;
  if (error instanceof UserActionError) return new PageRequestError(400, error.message);
  if (!(error instanceof ApiError)) return undefined;
  const places = formErrorLines(error.errors);
  return new PageRequestError(400, [error.message, ...places].join('\n'));
}
