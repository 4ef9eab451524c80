import type { PaperId } from '../paper/paper.ts';
import { cleanLines } from '../text/untrusted-text.ts';

/** How far a user has got with a saved paper, in this order. A paper that was just saved is `to_read`. */
export const READING_STATUSES = ['to_read', 'reading', 'read'] as const;

export type ReadingStatus = (typeof READING_STATUSES)[number];

/**
 * Characters of a note at most: about a page of text. The form that edits a note shows all of it; messages show its first
 * lines.
 */
export const MAX_NOTE_LENGTH = 2_000;

/** Characters of the note of a paper that was two: both notes, as long as a text input of Discord can hold them. */
export const MAX_JOINED_NOTE_LENGTH = 4_000;

/** What a user attached to a saved paper. It is deleted with the last origin of the save. */
export interface LibraryItem {
  readonly status: ReadingStatus;
  /** At most `MAX_JOINED_NOTE_LENGTH` characters, untrusted; `null` without a note. */
  readonly note: string | null;
  /** As `parseTag` returns them, each once, in alphabetical order. */
  readonly tags: readonly string[];
  /** When the user last changed its status, ms since the epoch; before that, when they saved it or first attached something. */
  readonly statusChangedAt: number;
}

/** A saved paper with what the user attached to it. */
export interface LibraryEntry extends LibraryItem {
  readonly paperId: PaperId;
  /** Time of the oldest origin that remains, ms since the epoch. */
  readonly savedAt: number;
}

/** Returns true for the name of a status. */
export function isReadingStatus(text: string): text is ReadingStatus {
  return READING_STATUSES.some(status => status === text);
}

/** Returns how long the note may be that replaces another: the joined note of two papers is not cut when it is edited. */
export function maxNoteLength(current: string | null): number {
  return Math.max(MAX_NOTE_LENGTH, current?.length ?? 0);
}

/**
 * Returns a typed note as it is stored: its lines cleaned, without more than one blank line in a row, cut to
 * `maxNoteLength`. Returns `null` for a note without content. `current`: the note that it replaces.
 */
export function cleanNote(text: string, current: string | null = null): string | null {
  const note = cutNote(cleanLines(text.slice(0, MAX_JOINED_NOTE_LENGTH)), maxNoteLength(current));
  return note === '' ? null : note;
}

/**
 * Returns the item of a paper that turned out to be the same as another: all tags, both notes with a blank line between
 * them, the status that is further with the time of its change; of two that are the same, the later one.
 */
export function joinItems(kept: LibraryItem, merged: LibraryItem): LibraryItem {
  const status =
    READING_STATUSES.findLast(each => each === kept.status || each === merged.status) ?? kept.status;
  const further = status === kept.status ? kept : merged;
  return {
    status,
    note: joinNotes(kept.note, merged.note),
    tags: [...new Set([...kept.tags, ...merged.tags])].toSorted(),
    statusChangedAt:
      kept.status === merged.status
        ? Math.max(kept.statusChangedAt, merged.statusChangedAt)
        : further.statusChangedAt,
  };
}

function joinNotes(kept: string | null, merged: string | null): string | null {
  if (kept === null || merged === null || kept === merged) return kept ?? merged;
  return cutNote(`${kept}\n\n${merged}`, MAX_JOINED_NOTE_LENGTH);
}

/** Cuts a note without leaving half of a character at the end. */
function cutNote(note: string, limit: number): string {
  return note.length <= limit ? note : note.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}
