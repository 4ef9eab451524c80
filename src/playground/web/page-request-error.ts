import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { ApiError } from '../../discord-emulator/api-error.ts';
import { formErrorLines } from './form-error-lines.ts';

/** A request of a page that is refused with status 400; the message is for the user of the page. */
export class PageRequestError extends Error {
  override readonly name = 'PageRequestError';
}

/** Converts an error for the user of the page; returns undefined for a bug of the playground itself. */
export function toPageRequestError(error: unknown): PageRequestError | undefined {
  if (error instanceof PageRequestError) return error;
  if (error instanceof UserActionError) return new PageRequestError(error.message);
  if (!(error instanceof ApiError)) return undefined;
  const lines = formErrorLines(error.errors);
  return new PageRequestError([error.message, ...lines].join('\n'));
}
