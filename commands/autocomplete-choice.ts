import { MAX_CHOICE_LENGTH } from '../src/core/message/discord-limits.ts';

/** Discord's limit on the choices of one autocomplete response (docs, "Interaction Callback"). */
export const MAX_CHOICES = 25;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns a text as the name of a choice, cut between two graphemes if it is too long. */
export function choiceName(text: string): string {
  return text.length <= MAX_CHOICE_LENGTH ? text : `${truncate(text, MAX_CHOICE_LENGTH - 1)}…`;
}

/** Returns a text as the value of a choice. It is cut without an ellipsis, since the command receives it as it is. */
export function choiceValue(text: string): string {
  return truncate(text, MAX_CHOICE_LENGTH);
}

function truncate(text: string, limit: number): string {
  const head = text.slice(0, limit * 2);
  const segments = [...graphemes.segment(head)].map(({ segment }) => segment);
  const length = fittingLength(segments, limit);
  // One letter can carry any number of marks. Such a grapheme is cut between two characters, since Discord refuses ''.
  return text.slice(0, length === 0 ? fittingLength(Array.from(head), limit) : length);
}

/** Returns the length of as many of the first parts as fit. */
function fittingLength(parts: readonly string[], limit: number): number {
  let length = 0;
  for (const part of parts) {
    if (length + part.length > limit) break;
    length += part.length;
  }
  return length;
}
