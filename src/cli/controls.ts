/** Characters that a terminal acts on or that reorder text, except line ends and tabs. `cleanText` removes them too. */
const TERMINAL_CONTROLS =
  // oxlint-disable-next-line no-control-regex -- control characters are the subject
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** Returns a text without characters that control a terminal. Not only cleaned text is printed: file names are not clean. */
export function withoutControls(text: string): string {
  return text.replace(TERMINAL_CONTROLS, '');
}
