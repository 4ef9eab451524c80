import type { Paper } from '../../core/paper/paper.ts';
import { shareFairly } from '../format/share-fairly.ts';
import { MAX_MESSAGE_WEIGHT, weigh, weighAll } from '../format/text-weight.ts';
import { entryMarkdown, type EntryOptions } from './list-entry.ts';

/** As many as there are keycap emoji to save them by. */
const MAX_LIST_ENTRIES = 10;

/** A paper on a list, and how it is shown. */
export interface ListEntry {
  readonly paper: Paper;
  readonly options: EntryOptions;
}

/**
 * Returns the entries of a list in markdown, one text display each. Together with `otherTexts` of the message they fit a
 * message; the room that short entries leave goes to long ones. Throws a `RangeError` for more than ten papers, since all
 * papers that are stored for a message must also be shown in it.
 */
export function listMarkdown(entries: readonly ListEntry[], otherTexts: readonly string[]): string[] {
  if (entries.length > MAX_LIST_ENTRIES) {
    throw new RangeError(`a message shows at most ${MAX_LIST_ENTRIES} papers, not ${entries.length}`);
  }
  const room = MAX_MESSAGE_WEIGHT - weighAll(otherTexts);
  const wholeTexts = entries.map(({ paper, options }) => entryMarkdown(paper, options, MAX_MESSAGE_WEIGHT));
  if (weighAll(wholeTexts) <= room) return wholeTexts;
  const leastTexts = entries.map(({ paper, options }) => entryMarkdown(paper, options, 0));
  const least = leastTexts.map(weigh);
  const more = shareFairly(
    wholeTexts.map((whole, index) => weigh(whole) - (least[index] ?? 0)),
    room - weighAll(leastTexts),
  );
  return entries.map(({ paper, options }, index) => {
    const share = (least[index] ?? 0) + (more[index] ?? 0);
    const whole = wholeTexts[index] ?? '';
    return weigh(whole) <= share ? whole : entryMarkdown(paper, options, share);
  });
}
