import type { Paper } from '../../core/paper/paper.ts';
import { MESSAGE_WEIGHT, shareFairly, weigh } from '../format/budget.ts';
import { entryMarkdown, MAX_ENTRIES, type EntryLook } from '../paper/paper-entry.ts';

/** A paper on a list, and how it stands there. */
export interface ListedPaper {
  readonly paper: Paper;
  readonly look: EntryLook;
}

/**
 * The entries of a list as markdown, one text display each, which together with `around` (the message's other texts)
 * fit one message. Short entries leave their room to long ones. Throws a `RangeError` for more than ten papers: what
 * is shown must be what is remembered of the message.
 */
export function listMarkdown(listed: readonly ListedPaper[], around: readonly string[]): string[] {
  if (listed.length > MAX_ENTRIES) {
    throw new RangeError(`a message shows at most ${MAX_ENTRIES} papers, not ${listed.length}`);
  }
  const room = MESSAGE_WEIGHT - around.reduce((sum, text) => sum + weigh(text), 0);
  const wanted = listed.map(({ paper, look }) => entryMarkdown(paper, look, MESSAGE_WEIGHT));
  const shares = shareFairly(wanted.map(weigh), room);
  return listed.map(({ paper, look }, index) => {
    const share = shares[index] ?? 0;
    const whole = wanted[index] ?? '';
    return weigh(whole) <= share ? whole : entryMarkdown(paper, look, share);
  });
}
