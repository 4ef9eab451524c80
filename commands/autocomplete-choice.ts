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
  const head = text.slice(0, limit * 2);
  const length = fitting(
    [...graphemes.segment(head)].map(({ segment }) => segment),
    limit,
  );
  // Marks can be piled on one letter without end: such a pile is cut between two characters, since Discord refuses ''.
  return text.slice(0, length === 0 ? fitting(Array.from(head), limit) : length);
}

/** The length of as many of the first parts as fit. */
function fitting(parts: readonly string[], limit: number): number {
  let length = 0;
  for (const part of parts) {
    if (length + part.length > limit) break;
    length += part.length;
  }
  return length;
}
