import type { Mode } from './commands.ts';
import type { Delimiters } from './delimiters.ts';

/** A text and the pairs of marks in it. */
export interface Source {
  readonly source: string;
  readonly pairs: Delimiters;
  /** Whether quotes open as TeX has them (two grave accents), so that two apostrophes close them. */
  readonly quotes: boolean;
}

/** What a command is given: its text, and where the source goes on. */
export interface Argument {
  readonly text: string;
  readonly end: number;
}

/** A stretch of a source that is set in one mode, up to `to`. */
export interface Reader extends Source {
  readonly to: number;
  readonly mode: Mode;
  /** The braces at `at` or behind blanks there, written out; `undefined` without, or if they stand too deep. */
  group(at: number, mode?: Mode): Argument | undefined;
  /** The same, or else the one sign or command that TeX would take. */
  argument(at: number, mode?: Mode): Argument | undefined;
  /** The formula whose opening mark stands at `at`, written out. */
  formula(at: number, markLength: number): Argument | undefined;
}

/** A match of a sticky pattern at a place, if it ends within the stretch. */
export function matchAt(pattern: RegExp, { source, to }: Reader, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found && at + found[0].length <= to ? found : undefined;
}
