import { refuse } from '../api-error.ts';
import { invalidForm } from '../validation/form.ts';
import type { UploadedFile } from './message.ts';

/** What a file may weigh on a server without boosts, in bytes (docs, "Uploading Files"). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Files of one message (docs, "Create Message"). */
const MAX_FILES = 10;

/**
 * Refuses what is too much for one message.
 * @param kept files that are on the message already and stay
 * @throws ApiError 40005 when a file is too large, 50035 for an eleventh
 */
export function refuseUploads(files: readonly UploadedFile[], kept = 0): void {
  if (files.some(each => each.bytes.byteLength > MAX_FILE_BYTES)) throw refuse('fileTooLarge');
  if (files.length + kept <= MAX_FILES) return;
  const message = `Must be ${MAX_FILES} or fewer in length.`;
  throw invalidForm([{ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message }]);
}
