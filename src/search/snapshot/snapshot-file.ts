import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { decodeHeader, encodeHeader, HEADER_BYTES } from './snapshot-header.ts';
import { aligned, decodeTree, encodeTree } from './snapshot-tree.ts';
import type { Snapshotable, SnapshotValue } from './snapshot-value.ts';

/** Why a snapshot cannot be used: whichever it is, what it was made from is there. */
export type SnapshotProblem = 'missing' | 'unreadable' | 'damaged' | 'otherFormat';

/** What was read from a snapshot's file. */
export type SnapshotReadResult =
  | { readonly value: SnapshotValue; readonly problem?: undefined }
  | { readonly problem: SnapshotProblem; readonly error?: unknown; readonly value?: undefined };

/** Bytes that are copied and summed up at once: 1 ms. */
const PIECE_BYTES = 1 << 20;

/** Read and written by the owner alone, like the database. */
const PRIVATE_FILE_MODE = 0o600;

/** A part that nothing was written to for as long as this was left by a process that is gone. */
const MAX_PART_AGE_MS = 10 * 60_000;

/**
 * Writes a tree of values to a file, which is the old one or the whole new one at any time: to a new file beside it, for
 * the owner alone, which is then renamed. The event loop is free between pieces of 1 MiB, so the arrays of the tree must
 * not change until the promise is settled. Files that a killed process left are removed.
 *
 * The file is a header, the tree as JSON, and its arrays as they are in memory. All of it is covered by checksums.
 * @throws TypeError if the tree holds what a snapshot cannot
 * @throws the file system's error, or the signal's reason; the old file is left as it was
 */
export async function writeSnapshot<T>(
  file: string,
  value: T & Snapshotable<T>,
  signal?: AbortSignal,
): Promise<void> {
  const partFile = `${file}.${randomBytes(4).toString('hex')}.part`;
  const { json, arrays, arrayBytes } = encodeTree(value);
  const tree = Buffer.from(
    json.padEnd(json.length + aligned(Buffer.byteLength(json)) - Buffer.byteLength(json)),
  );
  const handle = await open(partFile, 'wx', PRIVATE_FILE_MODE);
  try {
    try {
      await removeOldParts(file, partFile);
      await handle.writeFile(Buffer.alloc(HEADER_BYTES));
      await handle.writeFile(tree);
      const arrayChecksum = await writeArrays(handle, arrays, signal);
      const header = { treeBytes: tree.length, treeChecksum: crc32(tree), arrayBytes, arrayChecksum };
      await handle.write(encodeHeader(header), 0, HEADER_BYTES, 0);
      // Else the file could be renamed before its content is on the disk.
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal?.throwIfAborted();
    await rename(partFile, file);
  } catch (error) {
    await rm(partFile, { force: true });
    throw error;
  }
}

/** Writes arrays, each aligned, a piece at a time; returns their checksum. */
async function writeArrays(
  handle: FileHandle,
  arrays: readonly ArrayBufferView[],
  signal?: AbortSignal,
): Promise<number> {
  const piece = new Uint8Array(PIECE_BYTES);
  let used = 0;
  let checksum = 0;
  const flush = async (): Promise<void> => {
    signal?.throwIfAborted();
    const bytes = piece.subarray(0, used);
    checksum = crc32(bytes, checksum);
    await handle.writeFile(bytes);
    used = 0;
  };
  for (const { buffer, byteOffset, byteLength } of arrays) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let done = 0; done < bytes.length;) {
      const length = Math.min(bytes.length - done, piece.length - used);
      piece.set(bytes.subarray(done, done + length), used);
      done += length;
      used += length;
      if (used === piece.length) await flush();
    }
    // The piece is a multiple of the alignment, so it has room.
    const end = aligned(used);
    piece.fill(0, used, end);
    used = end;
    if (used === piece.length) await flush();
  }
  await flush();
  return checksum;
}

/** Removes what killed processes left of earlier writes of the file; another process may be writing one right now. */
async function removeOldParts(file: string, ownPart: string): Promise<void> {
  // By the clock of the file system, which the ages are by.
  const { mtimeMs: now } = await stat(ownPart);
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.part')) continue;
    const part = join(dirname(file), name);
    const found = statSync(part, { throwIfNoEntry: false });
    if (found && now - found.mtimeMs > MAX_PART_AGE_MS) await rm(part, { force: true });
  }
}

/**
 * Reads a file that `writeSnapshot` wrote, into memory of its own for each array. The event loop is free between pieces of
 * 1 MiB. Never rejects: a snapshot that cannot be used is a `problem`.
 */
export async function readSnapshot(file: string): Promise<SnapshotReadResult> {
  try {
    const handle = await open(file, 'r');
    try {
      return await readTree(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return { problem: 'damaged', error };
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? { problem: 'missing' } : { problem: 'unreadable', error };
  }
}

async function readTree(handle: FileHandle): Promise<SnapshotReadResult> {
  const { size } = await handle.stat();
  const header = decodeHeader(await readBytes(handle, Math.min(size, HEADER_BYTES), 0));
  if (typeof header === 'string') return { problem: header };
  const { treeBytes, treeChecksum, arrayBytes, arrayChecksum } = header;
  if (size !== HEADER_BYTES + treeBytes + arrayBytes) return { problem: 'damaged' };
  const tree = await readBytes(handle, treeBytes, HEADER_BYTES);
  if (crc32(tree) !== treeChecksum) return { problem: 'damaged' };
  const { value, arrays } = decodeTree(tree.toString(), arrayBytes);
  const checksum = await readArrays(handle, arrays, { from: HEADER_BYTES + treeBytes, arrayBytes });
  return checksum === arrayChecksum ? { value } : { problem: 'damaged' };
}

/** Fills arrays, which follow each other in the file; returns the checksum of what was read. */
async function readArrays(
  handle: FileHandle,
  arrays: readonly ArrayBufferView[],
  { from, arrayBytes }: { readonly from: number; readonly arrayBytes: number },
): Promise<number> {
  let read = 0;
  const memory = Buffer.alloc(Math.min(PIECE_BYTES, arrayBytes));
  let piece = memory.subarray(0, 0);
  let used = 0;
  let checksum = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let done = 0; done < bytes.length;) {
      if (used === piece.length) {
        piece = memory.subarray(0, Math.min(memory.length, arrayBytes - read));
        await readInto(piece, handle, from + read);
        checksum = crc32(piece, checksum);
        read += piece.length;
        used = 0;
      }
      const length = Math.min(bytes.length - done, piece.length - used);
      bytes.set(piece.subarray(used, used + length), done);
      done += length;
      used += length;
    }
    used = aligned(used);
  }
  return checksum;
}

async function readBytes(handle: FileHandle, length: number, position: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.alloc(length);
  await readInto(bytes, handle, position);
  return bytes;
}

/** Fills `bytes` with those at a position. Throws a RangeError if the file ends before. */
async function readInto(bytes: Buffer, handle: FileHandle, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new RangeError('the file was cut while it was read');
    done += bytesRead;
  }
}
