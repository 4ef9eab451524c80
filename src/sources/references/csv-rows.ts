const QUOTE = '"';

/** Cells of a row at most; Zotero writes 87 columns. */
const MAX_CELLS = 500;
/** UTF-16 units of a cell; more are cut. */
const MAX_CELL_LENGTH = 100_000;

/** Rows between two pauses. */
const PAUSE_ROWS = 500;

/** A row, with the line that it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the rows of CSV (RFC 4180) with a comma, a semicolon or a tab between the cells, whichever the first line has most
 * of. Blank rows are skipped; of a row with too many cells, the others are, and of a cell that is too long, the rest of its
 * line. Takes time proportional to the length of the text. Yields `undefined` now and then between rows.
 */
export function* csvRows(text: string): Generator<CsvRow | undefined, void> {
  const separator = separatorOf(text);
  const special = new RegExp(`[${separator}\\n]`, 'g');
  let position = 0;
  let line = 1;
  let rows = 0;
  while (position < text.length) {
    const begin = line;
    const cells: string[] = [];
    let isEnd = false;
    rows += 1;
    if (rows % PAUSE_ROWS === 0) yield undefined;
    while (!isEnd) {
      const cell = text[position] === QUOTE ? readQuoted(text, position + 1) : { value: '', end: position };
      line += countLineFeeds(cell.value);
      special.lastIndex = cell.end;
      const end =
        cells.length < MAX_CELLS
          ? (special.exec(text)?.index ?? text.length)
          : (endOfLine(text, cell.end) ?? text.length);
      const value = `${cell.value}${text.slice(cell.end, Math.min(end, cell.end + MAX_CELL_LENGTH)).replace(/\r$/, '')}`;
      if (cells.length < MAX_CELLS) cells.push(value);
      position = end + 1;
      isEnd = text[end] !== separator;
    }
    line += 1;
    if (cells.some(cell => cell.trim() !== '')) yield { line: begin, cells };
  }
}

function separatorOf(text: string): string {
  const end = text.indexOf('\n');
  const head = text.slice(0, end < 0 ? MAX_CELL_LENGTH : Math.min(end, MAX_CELL_LENGTH));
  const count = (separator: string) => head.split(separator).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** Reads the cell that begins behind a quotation mark; `end`: the position behind the one that closes it. */
function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  const parts: string[] = [];
  let from = start;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    const end = quote < 0 ? text.length : quote;
    if (end - start > MAX_CELL_LENGTH)
      return {
        value: text.slice(start, start + MAX_CELL_LENGTH),
        end: endOfLine(text, start + MAX_CELL_LENGTH) ?? text.length,
      };
    parts.push(text.slice(from, end));
    if (text[end + 1] !== QUOTE) return { value: parts.join(''), end: Math.min(end + 1, text.length) };
    parts.push(QUOTE);
    from = end + 2;
  }
}

function endOfLine(text: string, from: number): number | undefined {
  const end = text.indexOf('\n', from);
  return end < 0 ? undefined : end;
}

function countLineFeeds(text: string): number {
  return text.split('\n').length - 1;
}
