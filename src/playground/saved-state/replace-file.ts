import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts a text under a name, whole or not at all: it is written beside, as `NAME.tmp`, and takes the name when it is on
 * the disk. The folder is made when there is none; the file is its owner's alone to read.
 * @throws the file system's error; what stood under the name stands there still
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  // One that a crash left there may be anything.
  await rm(beside, { force: true });
  try {
    await writeThrough(beside, text);
    await rename(beside, path);
  } catch (error) {
    // On a full disk a half is in the way of the next try. That it cannot be removed adds nothing to the first error.
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
