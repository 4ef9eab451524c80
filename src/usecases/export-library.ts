import { setImmediate } from 'node:timers/promises';
import type { BibliographyFormat } from '../bibliography/bibliography-format.ts';
import type { BibliographyEntry } from '../bibliography/reference.ts';
import { joinEntries, writingSteps } from '../bibliography/write-bibliography.ts';
import type { LibraryEntry } from '../core/library/library-item.ts';
import type { LibraryFilter } from '../core/library/library.ts';
import type { Stores } from '../core/stores.ts';
import { withPapers } from './with-papers.ts';

/** Entries that are read at once: a few milliseconds each for the saves and for the papers. */
const ENTRIES_PER_READ = 2_000;
const PAPERS_PER_READ = 200;

/** Characters that are written between two turns of the event loop; see `WritingStep`. It takes about 5 ms. */
const SLICE_SIZE = 100_000;

/** How large the files of an export may be. */
export interface FileLimits {
  /** Files at most. */
  readonly maxFiles: number;
  /** UTF-8 bytes of a file at most. */
  readonly maxBytes: number;
}

/** The contents of the files of an export, or `undefined` if they would be more or larger than the limits. */
export interface LibraryExport {
  readonly papers: number;
  readonly contents: readonly string[] | undefined;
}

/**
 * Writes saved papers in a format, newest first: as one document, or as several if it is too large for one file. Pauses
 * between short steps, so that a large library delays no other answer.
 */
export async function exportLibrary(
  {
    userId,
    filter,
    format,
  }: { readonly userId: string; readonly filter: LibraryFilter; readonly format: BibliographyFormat },
  { maxFiles, maxBytes }: FileLimits,
  stores: Pick<Stores, 'library' | 'papers'>,
): Promise<LibraryExport> {
  const entries = await savedEntries(userId, filter, stores);
  const papers = entries.length;
  const overhead = Buffer.byteLength(`${format.start}${format.end}`);
  const contents: string[] = [];
  let texts: string[] = [];
  let bytes = overhead;
  let sliceSize = 0;
  for (const { text, size } of writingSteps(format, entries)) {
    sliceSize += size;
    if (sliceSize >= SLICE_SIZE) {
      sliceSize = 0;
      await setImmediate();
    }
    if (text === undefined) continue;
    const textBytes = Buffer.byteLength(text) + Buffer.byteLength(format.separator);
    if (texts.length > 0 && bytes + textBytes > maxBytes) {
      contents.push(joinEntries(format, texts));
      texts = [];
      bytes = overhead;
    }
    texts.push(text);
    bytes += textBytes;
    if (contents.length === maxFiles || bytes > maxBytes) return { papers, contents: undefined };
  }
  return { papers, contents: [...contents, joinEntries(format, texts)] };
}

/** Returns saved papers for a bibliography, newest first. */
export async function savedEntries(
  userId: string,
  filter: LibraryFilter,
  { library, papers }: Pick<Stores, 'library' | 'papers'>,
): Promise<BibliographyEntry[]> {
  const saved = await allEntries(userId, filter, library);
  const parts: (readonly BibliographyEntry[])[] = [];
  for (let at = 0; at < saved.length; at += PAPERS_PER_READ) {
    const part = saved.slice(at, at + PAPERS_PER_READ);
    parts.push(await withPapers(part, ({ paperId }) => paperId, papers));
    await setImmediate();
  }
  return parts.flat();
}

async function allEntries(
  userId: string,
  filter: LibraryFilter,
  library: Stores['library'],
): Promise<LibraryEntry[]> {
  const parts: (readonly LibraryEntry[])[] = [];
  for (let offset = 0; ; offset += ENTRIES_PER_READ) {
    // Oldest first: what is saved during the export is appended, and moves no other entry.
    const part = await library.entries(userId, {
      ...filter,
      sort: 'oldest',
      offset,
      limit: ENTRIES_PER_READ,
    });
    parts.push(part);
    if (part.length < ENTRIES_PER_READ) return parts.flat().toReversed();
    await setImmediate();
  }
}
