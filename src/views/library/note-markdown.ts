import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { weigh } from '../format/text-weight.ts';

const QUOTE = '> ';

/** Returns a note as a quote in markdown that weighs at most `limit`: its first lines, the last of them cut. */
export function noteMarkdown(note: string, limit: number): string {
  const lines: string[] = [];
  let room = limit;
  for (const line of note.split('\n')) {
    const quoted = `${QUOTE}${fitText(line, room - QUOTE.length - 1, escapeText)}`;
    const isEmptyBecauseCut = quoted === QUOTE && line !== '';
    if (isEmptyBecauseCut || weigh(quoted) + 1 > room) break;
    lines.push(quoted);
    room -= weigh(quoted) + 1;
  }
  return lines.join('\n');
}
