/** Discord's limit on the name and on the text value of an autocomplete choice, UTF-16 code units. */
const MAX_CHOICE = 100;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as the name of an autocomplete choice: cut at a grapheme's end. */
export function choiceName(text: string): string {
  return text.length <= MAX_CHOICE ? text : `${beginning(text, MAX_CHOICE - 1)}…`;
}

/** A text as the value of a choice, cut without a mark, since it is what the command will get. */
export function choiceValue(text: string): string {
  return beginning(text, MAX_CHOICE);
}

function beginning(text: string, limit: number): string {
  let length = 0;
  for (const { segment } of graphemes.segment(text.slice(0, limit * 2))) {
    if (length + segment.length > limit) break;
    length += segment.length;
  }
  return text.slice(0, length);
}
