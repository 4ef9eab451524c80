import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { MAX_PAPER_AGE_DAYS } from '../../core/watch/new-paper.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { BLUE, container, message, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { listMarkdown } from '../list/list-markdown.ts';
import { paperSelect } from '../list/paper-select.ts';
import { watchLabel } from './watch-text.ts';

/** Papers that a preview shows: as many as a page of a search. */
const MAX_SHOWN_PAPERS = 5;

/** About one line on a wide screen. */
const MAX_SUMMARY_WEIGHT = 150;

/** The papers of the last days that a watch fits. */
export interface WatchPreviewPapers {
  /** Newest first. */
  readonly found: readonly Paper[];
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

/** Returns the papers of the last days that a watch fits. */
export function watchPreview(watch: Watch, { found, isComplete }: WatchPreviewPapers): MessageBody {
  const shown = found.slice(0, MAX_SHOWN_PAPERS);
  const papers = `${isComplete ? '' : 'at least '}${count(found.length, 'paper')}`;
  const fit = `${papers} published or listed in the last ${MAX_PAPER_AGE_DAYS} days ${found.length === 1 ? 'fits' : 'fit'}`;
  const newest = found.length > shown.length ? `; the newest ${shown.length} are:` : '';
  const head = headMarkdown(watch, found.length === 0 ? undefined : `${fit}${newest}`);
  if (shown.length === 0) return message(container(BLUE, [textDisplay(head)]));
  const entries = shown.map((paper, index) => ({
    paper,
    options: { number: `${index + 1}.`, summaryWeight: MAX_SUMMARY_WEIGHT },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(entries, [head]).map(textDisplay),
      separator(),
      paperSelect(shown),
    ]),
  );
}

function headMarkdown(watch: Watch, found: string | undefined): string {
  return [
    `### Preview of ${watchLabel(watch)}`,
    found === undefined
      ? `No paper published or listed in the last ${MAX_PAPER_AGE_DAYS} days fits. It tells you as soon as there is a new paper that fits.`
      : found,
    ...(watch.pausedReason === null ? [] : ['⏸️ It is paused: resume it with `/watch list`.']),
    '-# Nothing was sent or stored. A watch tells about papers that come in after it was made, not about those that were here before.',
  ].join('\n');
}
