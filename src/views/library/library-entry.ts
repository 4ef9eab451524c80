import type { LibraryEntry } from '../../core/library/library-item.ts';
import type { SavedFrom } from '../../core/library/library.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { joinParts } from '../format/join-parts.ts';
import { weigh } from '../format/text-weight.ts';
import { savedFromMarkdown } from '../list/saved-from.ts';
import { STATUS_EMOJI } from './status-label.ts';
import { tagsMarkdown } from './tags-markdown.ts';

/** So that ten papers with long titles fit a message, with where each was saved. */
const MAX_NOTE_WEIGHT = 134;

/** A tag of a few letters with its separators. */
const MIN_TAGS_WEIGHT = 12;

/** A saved paper on a list. `origins`: where the save came from, the first one first. */
export interface ListedSave extends Pick<LibraryEntry, 'savedAt' | 'status' | 'tags' | 'note'> {
  readonly paper: Paper;
  readonly origins: readonly Pick<SavedFrom, 'origin' | 'post'>[];
}

/** Returns when and by what a paper was saved, its status unless it is still to read, its tags, and whether it has a note. */
export function savedNoteMarkdown({ savedAt, origins, status, tags, note }: ListedSave): string {
  const marks = [...(status === 'to_read' ? [] : [STATUS_EMOJI[status]]), ...(note === null ? [] : ['📝'])];
  const withMarks = (from: ListedSave['origins']) =>
    joinParts([savedFromMarkdown(savedAt, from), marks.join(' ')]);
  const whole = withMarks(origins);
  const parts = weigh(whole) > MAX_NOTE_WEIGHT ? withMarks(origins.slice(0, 1)) : whole;
  const room = MAX_NOTE_WEIGHT - weigh(`${parts} · `);
  return joinParts([parts, room < MIN_TAGS_WEIGHT ? undefined : tagsMarkdown(tags, room)]);
}
