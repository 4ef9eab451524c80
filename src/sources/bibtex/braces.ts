/** Programs add one or two. */
const MAX_BRACE_LAYERS = 4;

/** Returns a value without the braces that enclose the whole of it: they mean nothing to a reader. */
export function withoutBraces(value: string): string {
  let text = value.trim();
  for (let layer = 0; layer < MAX_BRACE_LAYERS; layer += 1) {
    if (!text.startsWith('{') || closingBrace(text) !== text.length - 1) break;
    text = text.slice(1, -1).trim();
  }
  return text;
}

/** Returns the position of the brace that closes the first character, -1 if none does. */
function closingBrace(text: string): number {
  let depth = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return index;
  }
  return -1;
}

/**
 * Splits a text into words and separators (`,` and `;`), outside braces alone: `{Mail and Dogs, Inc.}` is one word.
 * A semicolon separates only in front of a blank.
 */
export function splitOutsideBraces(text: string): string[] {
  const tokens: string[] = [];
  let depth = 0;
  let start = 0;
  const endWord = (end: number, separator: string): void => {
    if (end > start) tokens.push(text.slice(start, end));
    if (separator !== '') tokens.push(separator);
  };
  for (const { 0: mark, index } of text.matchAll(/\\[^]|[{},]|;(?=\s|$)|\s+/g)) {
    if (mark === '{') depth += 1;
    else if (mark === '}') depth -= 1;
    else if (depth === 0 && !mark.startsWith('\\')) {
      endWord(index, mark.trim());
      start = index + mark.length;
    }
  }
  endWord(text.length, '');
  return tokens;
}
