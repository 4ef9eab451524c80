import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { watchLabel } from './watch-text.ts';

type PausedWatch = WatchCriteria & { readonly id: number };

/** Returns that a watch was paused, with a button that resumes it. */
export function watchPaused(watch: PausedWatch): MessageBody {
  return message(
    textDisplay(
      `⏸️ Paused: ${watchLabel(watch)}. It tells about nothing until you resume it, and what it misses is not told later.`,
    ),
    row(button(customId('resume-watch', watch.id), { label: 'Resume', emoji: '▶️' })),
  );
}

/** Returns that a watch was resumed. */
export function watchResumed(watch: PausedWatch): MessageBody {
  return message(
    textDisplay(`▶️ Resumed: ${watchLabel(watch)}. It tells about papers that come from now on.`),
  );
}
