import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { ApiError } from '../../discord-emulator/api-error.ts';
import { placesOf } from './form-places.ts';

/** What a page asked for cannot be answered; the message is for the person at it. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
  /** HTTP status. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a person is told of an error; undefined for a mistake of the playground itself. */
export function problemOf(error: unknown): PageProblem | undefined {
  if (error instanceof PageProblem) return error;
  if (error instanceof UserActionError) return new PageProblem(400, error.message);
  if (!(error instanceof ApiError)) return undefined;
  const places = placesOf(error.errors);
  return new PageProblem(400, [error.message, ...places].join('\n'));
}
