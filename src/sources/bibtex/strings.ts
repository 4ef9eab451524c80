import { MONTH_ABBREVIATIONS } from '../../core/time/months.ts';

/** UTF-16 units of the longest value of an `@string`, and of a value joined from several; abstracts may have as many. */
export const MAX_VALUE_LENGTH = 50_000;

/** UTF-16 units that all uses of `@string`s may add to a file: as much as the largest file that is read has itself. */
const MAX_EXPANDED_LENGTH = 32 * 1024 * 1024;

/** The `@string`s of a file. What they add to it is bounded: a few lines of them could stand for gigabytes. */
export interface BibtexStrings {
  /** Defines a name, in any case. */
  set(name: string, value: string): void;
  /** Returns the value of a name, in any case, and counts its length; `undefined` for an unknown name. */
  use(name: string): string | undefined;
  /** Returns true if the values used so far are too long in all. */
  isExhausted(): boolean;
}

/** Creates the strings that every style defines: the names of the months. */
export function createBibtexStrings(): BibtexStrings {
  const values = new Map(MONTH_ABBREVIATIONS.map(month => [month.toLowerCase(), month]));
  let expanded = 0;
  return {
    set: (name, value) => values.set(name.toLowerCase(), value),
    use(name) {
      const value = values.get(name.toLowerCase());
      expanded += value?.length ?? 0;
      return value;
    },
    isExhausted: () => expanded > MAX_EXPANDED_LENGTH,
  };
}
