import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Linux's file system in memory: writes to it do not wait for a disk. */
const MEMORY = '/dev/shm';

/** Space that a run of all tests needs at most, bytes; containers often have 64 MB there. */
const NEEDED_BYTES = 1024 ** 3;

/** Where tests create their folders: in memory where there is room, since a database waits for the disk at each commit. */
export const TEMP_ROOT = hasRoomInMemory() ? MEMORY : tmpdir();

function hasRoomInMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > NEEDED_BYTES;
}
