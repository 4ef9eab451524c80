import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file atomically: the text is written to `NAME.tmp`, synced to disk, and renamed. Creates the directory if it is
 * missing. Only the owner can read either. npm's write-file-atomic 7.0.1 is not used because it ignores short writes: on a
 * full disk it replaces the file with a part of the text.
 * @throws the file system's error; the old file is unchanged then
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporaryPath = `${path}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // A crash may have left a partial file.
  await rm(temporaryPath, { force: true });
  try {
    await writeSynced(temporaryPath, text);
    await rename(temporaryPath, path);
  } catch (error) {
    // On a full disk a partial file would block the next attempt. A failure to remove it adds nothing to the first error.
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
