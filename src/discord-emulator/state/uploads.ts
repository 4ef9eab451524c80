import { apiError } from '../api-error.ts';
import { maxLengthError } from '../validation/field-errors.ts';
import { invalidFormError } from '../validation/form.ts';
import type { UploadedFile } from './message.ts';

/** Size limit per file on a server without boosts (docs, "Uploading Files"). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Files per message (docs, "Create Message"). */
const MAX_FILES = 10;

/**
 * Throws if the files are too large or too many for one message.
 * @param kept the number of files that the message already has and keeps
 * @throws ApiError 40005 for a file that is too large, 50035 for an eleventh file
 */
export function throwIfUploadsTooLarge(files: readonly UploadedFile[], kept = 0): void {
  if (files.some(each => each.bytes.byteLength > MAX_FILE_BYTES)) throw apiError('fileTooLarge');
  if (files.length + kept <= MAX_FILES) return;
  throw invalidFormError([{ path: ['attachments'], ...maxLengthError(MAX_FILES) }]);
}
