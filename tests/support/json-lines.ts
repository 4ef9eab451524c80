/** Parses JSON lines, such as the output of a verb with `--json` or the log. */
export function parseJsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line): unknown => JSON.parse(line));
}
