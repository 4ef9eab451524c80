import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { weigh } from '../format/text-weight.ts';

const QUOTE = '> ';

/** Follows the last shown line if there are more. */
const MORE = ' …';

/** Returns a note as a quote in markdown that weighs at most `limit`: its first lines, with an ellipsis if there is more. */
export function noteMarkdown(note: string, limit: number): string {
  const lines: string[] = [];
  const all = note.split('\n');
  let room = limit - weigh(MORE);
  for (const line of all) {
    const quoted = `${QUOTE}${fitText(line, room - QUOTE.length - 1, escapeText)}`;
    const isEmptyBecauseCut = quoted === QUOTE && line !== '';
    if (isEmptyBecauseCut || weigh(quoted) + 1 > room) break;
    lines.push(quoted);
    room -= weigh(quoted) + 1;
  }
  const text = lines.join('\n');
  return lines.length === all.length || text.endsWith(MORE.trim()) ? text : `${text}${MORE}`;
}
