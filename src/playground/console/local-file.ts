import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileInput } from '../../discord-emulator/user-actions/option-value.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';

/** Reads a file of this machine to be uploaded. @throws UserActionError if it cannot be read */
export async function readLocalFile(filePath: string): Promise<FileInput> {
  try {
    return { filename: path.basename(filePath), content: await readFile(filePath) };
  } catch {
    throw new UserActionError(`The file '${filePath}' cannot be read`);
  }
}
