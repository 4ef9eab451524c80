import { escapeText } from './escape.ts';
import { fitText } from './fit-text.ts';

const MAX_NOTE_WEIGHT = 300;
const MAX_NOTES = 10;

/** Returns plain texts as the points of a list in markdown; long ones are cut, and of many the first are kept. */
export function noteLines(notes: readonly string[]): string[] {
  return notes
    .slice(0, MAX_NOTES)
    .map(note => fitText(note, MAX_NOTE_WEIGHT, part => `- ${escapeText(part)}`))
    .filter(line => line !== '');
}
