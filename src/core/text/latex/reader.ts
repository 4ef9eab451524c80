import type { Mode } from './commands.ts';
import type { Delimiters } from './delimiters.ts';

/** A text and its matched delimiters. */
export interface Source {
  readonly source: string;
  readonly delimiters: Delimiters;
  /** Whether the text opens quotes with two grave accents, as TeX does, so that two apostrophes close them. */
  readonly hasTexQuotes: boolean;
}

/** The rendered argument of a command, and the position after it. */
export interface Argument {
  readonly text: string;
  readonly end: number;
}

/** A range of a source in one mode, up to `end`. */
export interface Reader extends Source {
  readonly end: number;
  readonly mode: Mode;
  /** Renders the group in braces at a position, after optional blanks; `undefined` if there is none or it is nested too deep. */
  group(at: number, mode?: Mode): Argument | undefined;
  /** Renders a group as above, or else the one character or command that TeX would take as an argument. */
  argument(at: number, mode?: Mode): Argument | undefined;
  /** Renders the formula whose opening delimiter is at a position. */
  formula(at: number, delimiterLength: number): Argument | undefined;
}

const BLANKS = /\s*/y;

/** Returns the match of a sticky pattern at a position, if it ends within the range. */
export function matchSticky(
  pattern: RegExp,
  { source, end }: Reader,
  at: number,
): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found && at + found[0].length <= end ? found : undefined;
}

/** Returns the position after the blanks at a position. */
export function skipBlanks(reader: Reader, at: number): number {
  return at + (matchSticky(BLANKS, reader, at)?.[0].length ?? 0);
}
