import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { noteLines } from '../format/note-lines.ts';
import { relativeTime } from '../format/relative-time.ts';
import { timezoneButton } from './timezone-question.ts';
import { watchEntry, type WatchEntry } from './watch-entry.ts';
import { watchLabel } from './watch-text.ts';

/** What to say about a watch that was added or changed. */
export interface WatchSavedOptions {
  readonly title: string;
  /** Plain texts about it, such as defaults that were used. */
  readonly notes: readonly string[];
  /** Whether the member should be asked for their time zone. */
  readonly asksTimezone: boolean;
}

/** Returns a watch that was just added or changed, with buttons to preview it and to set the time zone. */
export function watchSaved(
  entry: WatchEntry,
  { title, notes, asksTimezone }: WatchSavedOptions,
): MessageBody {
  const lines = [
    `### ${title}`,
    watchEntry(entry),
    ...noteLines(notes),
    '-# `/watch edit` changes it, `/watch list` shows all.',
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      row(
        button(customId('preview-watch', entry.watch.id), { label: 'Preview' }),
        ...(asksTimezone ? [timezoneButton()] : []),
      ),
    ]),
  );
}

/** Returns that a watch was removed, with a button that undoes it. */
export function watchRemoved(watch: WatchCriteria & { readonly id: number }, undoUntil: number): MessageBody {
  const lines = [
    `Removed: ${watchLabel(watch)}. It tells you about nothing more.`,
    `-# It can be restored until it is removed for good ${relativeTime(undoUntil)}.`,
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      row(button(customId('undo-watch', watch.id), { label: 'Undo', emoji: '↩️' })),
    ]),
  );
}
