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

/** Returns what a watch would have found lately. `found`: newest first. */
export function watchPreview(watch: Watch, found: readonly Paper[]): MessageBody {
  const shown = found.slice(0, MAX_SHOWN_PAPERS);
  const head = headMarkdown(watch, found.length, shown.length);
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

function headMarkdown(watch: Watch, found: number, shown: number): string {
  const newest = found > shown ? `; the newest ${shown} are:` : '';
  return [
    `### Preview of ${watchLabel(watch)}`,
    found === 0
      ? `In the last ${MAX_PAPER_AGE_DAYS} days it would have found nothing. It tells you as soon as there is a new paper that fits.`
      : `In the last ${MAX_PAPER_AGE_DAYS} days it would have found ${count(found, 'paper')}${newest}`,
    ...(watch.pausedReason === null ? [] : ['⏸️ It is paused: resume it with `/watch list`.']),
    '-# Nothing was sent or stored.',
  ].join('\n');
}
