import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Read and written by the owner alone: a database holds what people saved, and who may post where. */
const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Permissions of the group and of others. */
const SHARED_BITS = 0o077;

/** The installation's folder for databases; a path outside it may be in a folder that other programs use. */
const DATA_FOLDER = /^(?:\.\/)?data(?:\/|$)/;

/**
 * Creates the folder of a database, and folders above it, for the owner alone. Of folders that exist, only the
 * installation's own `data` is closed to others. Throws the file system's error.
 */
export function createPrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  for (let each = folder; DATA_FOLDER.test(each); each = dirname(each))
    closeToOthers(each, PRIVATE_FOLDER_MODE);
}

/**
 * Creates an empty file for the owner alone, or closes an existing one to others. SQLite gives its other files (`-wal`,
 * `-shm`, `-journal`) the permissions of the database. Throws the file system's error.
 */
export function createPrivateFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', PRIVATE_FILE_MODE));
  for (const end of ['', '-wal', '-shm', '-journal']) closeToOthers(`${file}${end}`, PRIVATE_FILE_MODE);
}

/** Takes a path's permissions from the group and from others, unless it belongs to another user. */
function closeToOthers(path: string, mode: number): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || (found.mode & SHARED_BITS) === 0) return;
  const user = process.getuid?.();
  if (user !== 0 && user !== found.uid) return;
  chmodSync(path, mode);
}
