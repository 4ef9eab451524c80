import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceRecord } from '../../core/paper/record.ts';
import { readArxivSnapshot } from '../arxiv/snapshot.ts';
import { parseBibtex } from '../bibtex/bibtex.ts';
import { MAX_LINE_LENGTH, readJsonLines } from './json-lines.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';
import { parseSavedPage } from '../saved-page/saved-page.ts';
import { SourceError } from '../source-error.ts';
import { decodeBibtex, decodeUtf8 } from './file-encoding.ts';
import { INVALID_BYTES, splitLines } from './text-lines.ts';

export interface ReadOptions {
  /** Overrides the detected format. */
  readonly format?: FileFormat;
  /**
   * The year in which a page was saved, for dates without one. By default the year after the newest year on the page,
   * else the year of the file's last change.
   */
  readonly capturedYear?: number;
  /** Filters arXiv's snapshot by these categories; other files are read whole. */
  readonly categories?: readonly string[];
}

// Enough for the head of a page and the beginning of a long first line.
const HEAD_BYTES = 64 * 1024;
// A page of a hundred papers has 200 kB, a reference in a `.bib` file with its abstract 2 kB: the limit is over a hundred
// such pages or sixteen thousand references, and fits into memory.
const MAX_WHOLE_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Reads the papers of a file. JSON lines and arXiv's snapshot are streamed, other formats are loaded whole. Throws
 * `SourceError` if the file cannot be read, is empty, is not UTF-8 text or has no known format; for a streamed file
 * possibly after its first records.
 */
export async function* readPapers(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<SourceRecord, void> {
  const file = await openFile(path);
  try {
    const { size, mtime } = await statFile(file, path);
    const format = options.format ?? formatOf(await readHead(file, path), path);
    const pieces = readBytes(file, path);
    if (format === 'json-lines') {
      yield* readJsonLines(textLines(pieces, path));
      return;
    }
    if (format === 'arxiv-snapshot') {
      yield* readArxivSnapshot(textLines(pieces, path), { categories: options.categories ?? [] });
      return;
    }
    if (size > MAX_WHOLE_FILE_BYTES) throw tooLargeError(path, format);
    const bytes = await concatenate(pieces);
    const text = format === 'bibtex' ? decodeBibtex(bytes) : decodeUtf8(bytes);
    if (text === undefined) throw notTextError(path);
    if (format === 'bibtex') {
      yield* parseBibtex(text);
      return;
    }
    yield* parseSavedPage(text, {
      capturedYear: options.capturedYear ?? mtime.getUTCFullYear(),
      capturedOn: mtime.toISOString().slice(0, 10),
      isYearCertain: options.capturedYear !== undefined,
    });
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw toReadError(path, error);
  }
}

async function statFile(file: FileHandle, path: string): Promise<{ size: number; mtime: Date }> {
  const stat = await file.stat();
  if (stat.isDirectory()) throw new SourceError(`${path}: a directory; name the files in it`);
  if (!stat.isFile())
    throw new SourceError(`${path}: not a regular file; save the papers to a file and name that`);
  if (stat.size === 0)
    throw new SourceError(`${path}: the file is empty; save the page or export the papers again`);
  return stat;
}

function formatOf(head: string, path: string): FileFormat {
  const format = detectFormat(head, basename(path));
  if (format) return format;
  if (/[\0\uFFFD]/.test(head)) throw notTextError(path);
  throw new SourceError(
    `${path}: unknown format (not JSON lines, a saved Daily Papers page, arXiv's snapshot or BibTeX); if it is one of them, name it with --format`,
  );
}

async function readHead(file: FileHandle, path: string): Promise<string> {
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    // Not fatal: the head may end inside a character. `readText` checks the encoding.
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } catch (error) {
    throw toReadError(path, error);
  }
}

/** Streams the file from its beginning. */
async function* readBytes(file: FileHandle, path: string): AsyncGenerator<Uint8Array, void> {
  const stream = file.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024 });
  try {
    for await (const bytes of stream) yield toBytes(bytes);
  } catch (error) {
    throw toReadError(path, error);
  }
}

/** More lines than this that are not text, before the first that is: the file is something else. */
const MAX_INVALID_LINES_AT_START = 1_000;

/** Returns the lines of a file, also those with bytes that are not text. Throws if no line is text. */
async function* textLines(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<string, void> {
  let invalidAtStart: string[] | undefined = [];
  for await (const line of splitLines(pieces, MAX_LINE_LENGTH)) {
    if (invalidAtStart === undefined) {
      yield line;
      continue;
    }
    if (line.includes(INVALID_BYTES) && line.length <= MAX_LINE_LENGTH) {
      invalidAtStart.push(INVALID_BYTES);
      if (invalidAtStart.length > MAX_INVALID_LINES_AT_START) throw notTextError(path);
      continue;
    }
    yield* invalidAtStart;
    yield line;
    invalidAtStart = undefined;
  }
  if (invalidAtStart !== undefined && invalidAtStart.length > 0) throw notTextError(path);
}

async function concatenate(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Uint8Array.from(piece));
  return Buffer.concat(all);
}

function toBytes(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw new Error(`a read stream without encoding returned ${typeof piece}`);
}

function notTextError(path: string, cause?: unknown): SourceError {
  return new SourceError(`${path}: not UTF-8 text; save it as plain text in UTF-8`, { cause });
}

function tooLargeError(path: string, format: 'saved-page' | 'bibtex'): SourceError {
  return new SourceError(
    format === 'bibtex'
      ? `${path}: larger than 32 MB; split it into several .bib files`
      : `${path}: larger than 32 MB; split it into its pages`,
  );
}

function toReadError(path: string, cause: unknown): SourceError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return new SourceError(`${path}: file not found; check the path`, { cause });
  if (code === 'EACCES' || code === 'EPERM') {
    return new SourceError(`${path}: permission denied; check the permissions of the file`, { cause });
  }
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(`${path}: cannot be read (${detail}); check the disk and try again`, { cause });
}
